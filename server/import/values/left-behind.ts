import { simplify } from '../headings/simplify.ts'
import { isNothing, tickOf } from './empty.ts'
import { withoutCode } from './option.ts'

/** What a column says of a child: both parents away, one of them, left behind without saying who, or not left behind. */
export type Flag = 'both' | 'one' | 'yes' | 'no'

const NO =
  /^(?:非|未|无|否|没有|不|正常|普通|一般)$|非留守|不(?:是|属于?|算)?留守|未留守|无留守|^(?:父母)?(?:双方|均|都|全)?(?:在家|未外出|不外出)$|^(?:无|没有?)人?(?:外出|在外|务工|打工)|^非$|^(?:普通|一般|正常)(?:学生|儿童|家庭)?$/
const BOTH =
  /双(?:亲)?留守|双方|双亲|父母(?:亲)?(?:均|都|皆|全|同时|双双)?(?:外出|在外|务工|打工|不在家)|父(?:亲)?[、,，和与及/]?母(?:亲)?(?:均|都|皆|全)?(?:外出|在外|务工|打工)|^双$|^(?:父母(?:亲)?|全部|两个|两人)$|全留守|完全留守/
const ONE =
  /单(?:亲)?留守|[一单]方|单亲|^[单半]$|半留守|(?:^|[^祖])[父母](?:亲)?(?:单方)?(?:一方)?(?:外出|在外|务工|打工|不在家)|^[父母](?:亲)?$/
const YES = /^(?:农村)?留守(?:儿童|学生|幼儿|少年|女童|子女)?$|^属于?留守|^是留守/

/** The flag that a cell's words write; null: none. A number means nothing here but 1 and 0 (`legendIn` knows the others). */
export const readFlag = (text: string, legend?: ReadonlyMap<string, Flag>): Flag | null => {
  const code = text.normalize('NFKC').replace(/\s/g, '')
  const coded = legend?.get(code.toUpperCase())
  if (coded) return coded
  const t = simplify(withoutCode(text).normalize('NFKC')).replace(/\s/g, '')
  if (t === '') return null
  if (NO.test(t)) return 'no'
  if (BOTH.test(t) && !/其中一方|一方/.test(t)) return 'both'
  if (ONE.test(t)) return 'one'
  if (YES.test(t) || t.split(/[、,，;；/／+和及]/).some((part) => YES.test(part))) return 'yes'
  const tick = tickOf(t)
  if (tick !== null) return tick ? 'yes' : 'no'
  return null
}

/** What kind of pupil somebody is, where a column sorts them all: 普通学生, 困境儿童, 随迁子女. */
export const isPupilKind = (text: string): boolean =>
  /(?:儿童|学生|子女|少年|孤儿|家庭|生|户)$|^(?:普通|一般|正常|其他|其它|随迁|困境|单亲|残疾|低保|特困|建档立卡|随班就读)$/.test(
    simplify(text).trim(),
  )

/** Words that can only speak of being left behind: 双留守, 非留守儿童, 父母双方外出; not 是, 双亲 or 一方 alone. */
export const isFlagWord = (text: string): boolean =>
  /留守|[双一单]方外出|父母(?:双方|均|都)外出/.test(simplify(text)) && readFlag(text) !== null

/** Blank, or a stroke that fills a blank (无 is a word here). */
export const isBlankFlag = (text: string): boolean => text === '' || (isNothing(text) && tickOf(text) === null)

/** A code that only a legend explains: 2, 3, B. */
export const isBareCode = (text: string): boolean =>
  /^(?:\d{1,2}(?:\.0)?|[A-Za-z])$/.test(text.normalize('NFKC').trim())

const BEFORE = /([0-9A-Za-z])\s*(?:[-－—–=＝:：.．、)）]|代表|表示|为|是(?=\p{Script=Han}))*\s*(\p{Script=Han}{1,12})/gu
const BEHIND = /(\p{Script=Han}{1,12})\s*(?:[-－—–=＝:：(（]|填|选|为|用)*\s*([0-9A-Za-z])(?![0-9A-Za-z])/gu

/** 0非留守 1一方外出 2双方外出; 1=是，2=否; 双留守（2）: what codes mean, as a heading, a note or a dictionary explains. */
export const legendIn = (text: string): Map<string, Flag> => {
  const t = simplify(text.normalize('NFKC'))
  const found = new Map<string, Flag>()
  const put = (code: string | undefined, word: string | undefined) => {
    const flag = word === undefined ? null : readFlag(word.replace(/^(?:的|是|为)(?=.)/, ''))
    if (code !== undefined && flag !== null) found.set(code.toUpperCase(), flag)
  }
  // 双留守填2，非留守填0 ends with a code; 0非留守、2双留守 with a word.
  const behind = /[0-9A-Za-z][^\p{Script=Han}0-9A-Za-z]*$/u.test(t)
  if (behind) for (const [, word, code] of t.matchAll(BEHIND)) put(code, word)
  else for (const [, code, word] of t.matchAll(BEFORE)) put(code, word)
  return found
}
