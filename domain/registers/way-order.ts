import { plain, smallNumber } from './class-name.ts'

const GROUP = /(\d{1,2}|[一二三四五六七八九十]{1,3})(?:村民)?(?:小组|[组社队])/

/** The group (村民小组) that an address names: 河湾村3组, 第三村民小组, 三社; null where it names none. */
export const groupOf = (address: string | null): number | null => {
  const found = GROUP.exec(plain(address ?? ''))
  return found?.[1] === undefined ? null : smallNumber(found[1])
}

/**
 * In which order a round through one village comes by (F18): group by group, within a group as the addresses say, numbers as numbers.
 * Who has no group comes after those who have, who has no address last.
 */
export const byWay = (a: string | null, b: string | null): number => {
  const [left, right] = [groupOf(a) ?? Number.POSITIVE_INFINITY, groupOf(b) ?? Number.POSITIVE_INFINITY]
  if (left !== right) return left - right
  return Number(!a) - Number(!b) || house(a).localeCompare(house(b), 'zh', { numeric: true })
}

/** What comes behind the group, which one village's addresses write in several ways; without one the whole. */
const house = (address: string | null): string => {
  const text = plain(address ?? '')
  const found = GROUP.exec(text)
  return found ? text.slice(found.index + found[0].length) : text
}
