import { smallNumber } from '../../../domain/registers/class-name.ts'
import { simplify } from '../headings/simplify.ts'
import { drawn, tickedWord } from './boxes.ts'
import { isNothing, tickOf } from './empty.ts'
import { withoutCode } from './option.ts'

/** 男 女 1 2 M F, 男生, 1.0, 女（2）: one sex named and not the other. */
export const readSex = (text: string): 'male' | 'female' | null => {
  const t = (tickedWord(text) ?? text).normalize('NFKC').replace(/\s/g, '').toLowerCase()
  const male = /男/.test(t) || /^(?:1(?:\.0+)?|m|male|boy)$/.test(t)
  const female = /女/.test(t) || /^(?:2(?:\.0+)?|f|female|girl)$/.test(t)
  return male === female ? null : male ? 'male' : 'female'
}

/** ☑住校, [√] 走读: a tick before the only word there is. */
const TICKED = /^\s*[☑☒■●✓✔√]\s*(?=\p{Script=Han})/u

/** 是 √ Y 1 寄宿 住校 → true; 否 × N 0 走读 → false; else null. */
export const readBoarder = (text: string): boolean | null => {
  const t = simplify(withoutCode(tickedWord(text) ?? drawn(text).replace(TICKED, '')).normalize('NFKC')).replace(
    /\s/g,
    '',
  )
  const tick = tickOf(t)
  if (tick !== null) return tick
  if (/^(?:[不未非没否×]|走读|走$|通[校学勤]|外宿)/.test(t)) return false
  if (/^(?:day|daystudent|dayscholar|nonboard(?:er|ing))$/i.test(t)) return false
  if (/^board(?:er|ing)$/i.test(t)) return true
  if (/^(?:是|√|[全半]?寄宿|寄$|住|内宿|借宿|在校住|住在?校|学校住)/.test(t)) return true
  return null
}

/** Whole years in 9, 9岁, 九岁, 9周岁半. */
export const readAge = (text: string): number | null => {
  const t = text.normalize('NFKC').replace(/\s/g, '')
  const digits = /^(\d{1,2})(?:\.\d+)?(?:周?岁.*)?$/.exec(t)
  if (digits) return Number(digits[1])
  const words = /^([一二三四五六七八九十]{1,3})(?:周?岁.*)?$/.exec(t)
  return words ? smallNumber(words[1] ?? '') : null
}

export const readHukou = (text: string): 'rural' | 'urban' | 'unknown' => {
  const t = simplify(withoutCode(text)).replace(/\s/g, '')
  if (/^非农|城镇|城市|居民户口$|^否$/.test(t)) return 'urban'
  if (/农|^是$/.test(t)) return 'rural'
  return 'unknown'
}

/** Parts of an address without white space and line breaks; strokes and 无 are nothing. */
export const readAddressPart = (text: string): string => (isNothing(text) ? '' : text.replace(/[\s\u3000]+/g, ''))
