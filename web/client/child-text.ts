import { shanghaiDate } from '../../domain/kit/dates.ts'
import { carerTold } from '../../domain/registers/carer-words.ts'
import { RELATION_NAMES } from '../../domain/registers/child.ts'
import type { Relation } from '../../domain/registers/child-facts.ts'
import { t } from '../words/words.ts'
import type { Answer } from './call.ts'

export type ChildRow = Answer<'listChildren'>['items'][number]

const STATES: Record<string, string> = {
  home: '在家',
  dead: '去世',
  lost: '联系不上',
  prison: '服刑',
  other: '另有情况',
  unknown: '不详',
  none: '没有登记',
  away: '外出',
  listed: '名单未写明',
}
export const CARES: Record<string, string> = {
  grandparents: '祖辈',
  relatives: '亲属',
  teachers: '教师',
  parent: '父亲或母亲',
  alone: '独自居住',
  other: '其他人',
  unknown: '待核实',
}

export const parentWords = (p: { state: string; place: string | null }): string =>
  p.state === 'away' ? (p.place ?? t('外出')) : t(STATES[p.state] ?? p.state)

/** 父母 浙江温州 · or each apart. */
export const parentsWords = (c: Pick<ChildRow, 'father' | 'mother'>): string => {
  const father = parentWords(c.father)
  const mother = parentWords(c.mother)
  return father === mother ? `${t('父母')} ${father}` : `${t('父')} ${father} · ${t('母')} ${mother}`
}

export const carerWords = (c: {
  carer: { name: string | null; relation?: Relation | null; relationText?: string | null; kind: string }
}): string =>
  c.carer.name
    ? carerTold(c.carer.relationText ?? (c.carer.relation ? t(RELATION_NAMES[c.carer.relation]) : ''), c.carer.name)
    : t(CARES[c.carer.kind] ?? '待核实')
export const sexWords = (sex: string): string => (sex === 'male' ? t('男') : sex === 'female' ? t('女') : '')
export const boarderWords = (b: boolean | null): string => (b === null ? '' : b ? t('寄宿') : t('走读'))
const thisYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear().toString()
/** 11月25日; another year's with its year. */
export const dayWords = (date: string): string =>
  `${date === '' || date.startsWith(thisYear()) ? '' : `${date.slice(0, 4)}年`}${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
/** The day at Shanghai of an instant that the server gives. */
export const shanghaiDay = (at: string): string => shanghaiDate(Date.parse(at))
/** 2026年3月 of 2026-03; a full day as a day. */
export const sinceWords = (since: string): string =>
  since.length === 10
    ? dayWords(since)
    : since.length === 7
      ? `${since.slice(0, 4)}年${Number(since.slice(5))}月`
      : `${since}年`

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
export const weekdayWords = (date: string): string => t(WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '')
