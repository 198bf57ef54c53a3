import { addDays, isCivilDate, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { RawCell } from '../files/grid.ts'
import { cellText } from '../files/grid.ts'
import { simplify } from '../headings/simplify.ts'
import { isNothing } from './empty.ts'
import { besideLunar, lunarAlone } from './lunar-date.ts'

export type ReadDate = { date: string | null; unreadable: boolean }

const CHINESE: Record<string, string> = {
  〇: '0',
  零: '0',
  '○': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** 二〇一五年三月六日 → 2015年3月6日 (tens as 十, 二十一, 三十). */
const digits = (text: string): string =>
  text
    .replace(/[壹贰叁肆伍陆柒捌玖](?=[壹贰叁肆伍陆柒捌玖拾]*[月日号])|(?<=拾)[壹贰叁肆伍陆柒捌玖]/g, (c) =>
      '一二三四五六七八九'.charAt(Number(CHINESE[c]) - 1),
    )
    .replace(/拾/g, '十')
    .replace(/廿/g, '二十')
    .replace(/卅/g, '三十')
    .replace(/(?<=[一二三四五六七八九])[oO](?=[一二三四五六七八九])/g, '0')
    .replace(
      /([一二三])?十([一二三四五六七八九])?/g,
      (_, tens?: string, ones?: string) => `${tens ? CHINESE[tens] : '1'}${ones ? CHINESE[ones] : '0'}`,
    )
    .replace(/[〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖]/g, (c) => CHINESE[c] ?? c)

const two = (n: string | undefined) => String(Number(n)).padStart(2, '0')
const century = (yy: string) => (yy.length === 4 ? yy : String((Number(yy) <= 40 ? 2000 : 1900) + Number(yy)))

const full = (y: string, m: string, d: string): string | null => {
  const date = `${century(y)}-${two(m)}-${two(d)}`
  return isCivilDate(date) ? date : null
}
const month = (y: string, m: string): string | null =>
  Number(m) >= 1 && Number(m) <= 12 ? `${century(y)}-${two(m)}` : null

/** A serial a hair short of midnight is that midnight. */
const HALF_A_SECOND = 0.5 / 86_400

/** A day count of Excel's calendar (1 = 1900-01-01, with its false leap day). */
const fromSerial = (n: number): string | null =>
  n >= 20_000 && n <= 60_000 ? addDays('1899-12-30', Math.floor(n + HALF_A_SECOND)) : null

/** Every way a date is written in a roster, with the precision written: `YYYY-MM-DD`, `YYYY-MM`, and `YYYY` where `years` is asked for. */
export const readDate = (cell: RawCell | undefined, options: { years?: boolean } = {}): ReadDate => {
  if (cell !== null && typeof cell === 'object') return { date: cell.date, unreadable: false }
  const text = cellText(cell)
  if (isNothing(text)) return { date: null, unreadable: false }
  const day = dayOfInstant(text)
  if (day !== null) return { date: day, unreadable: false }
  if (lunarAlone(text)) return { date: null, unreadable: true }
  const both = besideLunar(text)
  if (both !== null) return readDate(both, options)
  const found = parse(
    simplify(text.normalize('NFKC'))
      .replace(/元月/, '1月')
      .replace(/(?<=\d[-./年])元(?=[-./]|$)/, '1')
      .replace(CLOCK, '')
      .replace(/^['"‘’“”]+|['"‘’“”]+$/g, '')
      .replace(WEEKDAY, ' ')
      .trim(),
    options.years === true,
  )
  return { date: found, unreadable: found === null }
}

/** 2015-04-10T16:00:00.000Z, Sat Apr 11 2015 00:00:00 GMT+0800: an instant that a web system wrote is the day in China. */
const dayOfInstant = (text: string): string | null => {
  // 1428681600000, /Date(1428681600000+0800)/: milliseconds (or seconds) since 1970.
  const since = /^(?:\/Date\()?(\d{13}|\d{10})(?:[+-]\d{4})?(?:\)\/)?$/.exec(text.trim())?.[1]
  if (since) return inRange(shanghaiDate(Number(since) * (since.length === 10 ? 1000 : 1)))
  // Sat Apr 11 00:00:00 CST 2015, as Java writes it; CST is China's time.
  const java = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (CST|UTC|GMT) (\d{4})$/.exec(text.trim())
  if (java) return dayOfInstant(`${java[1]} ${java[2]} ${java[5]} ${java[3]} ${java[4] === 'CST' ? 'GMT+0800' : 'GMT'}`)
  const t = text.replace(/\s*[(（][^)）]*[)）]\s*$/, '')
  if (
    !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})$/i.test(t) &&
    !/^(?:[A-Z][a-z]{2},?\s)?(?:[A-Z][a-z]{2}\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2})\s\d{4}\s\d{2}:\d{2}(?::\d{2})?\s(?:(?:GMT|UTC)(?:[+-]\d{4})?|[+-]\d{4})$/.test(
      t,
    )
  )
    return null
  const instant = Date.parse(t.replace(/(\d) (?=Z|[+-]\d{2}:?\d{2}$)/i, '$1'))
  return Number.isNaN(instant) ? null : shanghaiDate(instant)
}
/** Children of a roster were born in these years; another number was something else. */
const inRange = (date: string): string | null => (date >= '1980' && date < '2100' ? date : null)

/** 2015-04-11 星期六, 2015年4月11日（周六）, Saturday, April 11, 2015. */
const WEEKDAY =
  /\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?\s*|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/gi

/** 上午12:00, 12:00:00 AM: the hour of a clock with twelve, which the day does not need. */
const CLOCK =
  /\s*(?:上午|下午|凌晨|早上|中午|晚上)\s*\d{1,2}(?::\d{2}){0,2}时?$|\s+\d{1,2}(?::\d{2}){1,2}\s*[ap]\.?m\.?$/i

const SEP = '[-./、,·]'
const DAY = '(?:日|号)?'

/** 6-Mar-15, Mar 6, 2015, 2015-Mar-06 → parts with the month's number. */
const english = (text: string): string =>
  text
    .replace(/\b([a-z]{3})[a-z]*\.?\b/gi, (whole, short: string) => {
      const at = MONTHS.indexOf(short.toLowerCase())
      return at < 0 ? whole : `m${at + 1}`
    })
    .replace(/(?<=\d)(?:st|nd|rd|th)\b/g, '')
    .replace(/^m(\d+)[- ](\d{1,2}),? *(\d{4})$/, '$3-$1-$2')
    // Apr-15, April 2015: a month.
    .replace(/^m(\d+)[- ]((?:20)?\d{2})$/, (_, m: string, y: string) => `${y.length === 2 ? `20${y}` : y}-${m}`)
    .replace(/^(\d{4})[- ]m(\d+)$/, '$1-$2')
    .replace(/^(\d{1,2})[- /]m(\d+)[- /](\d{4}|\d{2})$/, '$3-$2-$1')
    .replace(/^(\d{4})[- ]m(\d+)[- ](\d{1,2})$/, '$1-$2-$3')

/** Marks made alike: every dash a hyphen, every stop a dot, doubled ones single, the time of day and 生 left out. */
const alike = (text: string): string =>
  digits(english(text.replace(/[tT ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|Z)?$/, '').trim()))
    .replace(/[‐-―−~_]/g, '-')
    .replace(/[。．•]/g, '.')
    .replace(/(?<=[\d./-])[oO](?=\d)|(?<=\d)[oO](?=[\d./-])/g, '0')
    .replace(/\\/g, '/')
    .replace(/([-./、,])[-./、,]+/g, '$1')
    .replace(/^(?:公历|阳历|新历|公元|生于)[:：]?|[(](?:公历|阳历|新历|\d{1,2}(?:周?岁))[)]$/g, '')
    .replace(/(?<=\d)[/、,]?[男女]$/, '')
    .replace(/(?<=\d)['’](?=\d)/g, '.')
    .replace(/(?:出生|生)$/, '')
    .replace(/[-./]$/, '')
    .replace(/^(\d{5,8})\.0+$/, '$1')

const IN_WORDS = new RegExp(`^(\\d{4}|\\d{2})年(\\d{1,2})月(\\d{1,2})${DAY}$`)
const DAY_NOUGHT = new RegExp(`^(\\d{4})${SEP}(\\d{1,2})${SEP}0?0$`)
const YEAR_FIRST = new RegExp(`^(\\d{4})${SEP}(\\d{1,2})(?:${SEP}|月)(\\d{1,2})${DAY}$`)
const YEAR_AND_MONTH = new RegExp(`^(\\d{4})${SEP}(\\d{1,2})月?$`)
const YEAR_LAST = new RegExp(`^(\\d{1,2})${SEP}(\\d{1,2})${SEP}(\\d{4})$`)
const SHORT_YEAR = new RegExp(`^(\\d{2})${SEP}(\\d{1,2})${SEP}(\\d{1,2})$`)

const parse = (text: string, years: boolean): string | null => {
  const t = alike(text).replace(/\s+/g, ' ')
  const packed = t.replace(/ /g, '')
  let m = /^(\d{4})(\d{2})(\d{2})(?:0{6})?$/.exec(packed)
  if (m) return m[3] === '00' ? month(m[1] ?? '', m[2] ?? '') : full(m[1] ?? '', m[2] ?? '', m[3] ?? '')
  m = /^((?:19|20)\d{2})(\d{2})$/.exec(packed)
  if (m && month(m[1] ?? '', m[2] ?? '')) return month(m[1] ?? '', m[2] ?? '')
  m = /^(\d{2})(\d{2})(\d{2})$/.exec(t)
  if (m) return full(m[1] ?? '', m[2] ?? '', m[3] ?? '')
  if (/^\d{5}(?:\.\d+)?$/.test(packed)) return fromSerial(Number(packed))
  m = IN_WORDS.exec(packed)
  if (m) return full(m[1] ?? '', m[2] ?? '', m[3] ?? '')
  m = /^(\d{4}|\d{2})年(\d{1,2})月?(?:份)?$/.exec(packed)
  if (m) return month(m[1] ?? '', m[2] ?? '')
  m = DAY_NOUGHT.exec(packed)
  if (m) return month(m[1] ?? '', m[2] ?? '')
  m = YEAR_FIRST.exec(packed)
  if (m) return full(m[1] ?? '', m[2] ?? '', m[3] ?? '')
  m = /^(\d{4}) (\d{1,2}) (\d{1,2})$/.exec(t)
  if (m) return full(m[1] ?? '', m[2] ?? '', m[3] ?? '')
  m = YEAR_AND_MONTH.exec(packed) ?? /^(\d{4}) (\d{1,2})$/.exec(t)
  if (m) return month(m[1] ?? '', m[2] ?? '')
  m = YEAR_LAST.exec(packed)
  if (m) return full(m[3] ?? '', m[1] ?? '', m[2] ?? '') ?? full(m[3] ?? '', m[2] ?? '', m[1] ?? '')
  m = SHORT_YEAR.exec(packed)
  if (m) return full(m[1] ?? '', m[2] ?? '', m[3] ?? '')
  if (years) {
    m = /^(\d{4})年?(?:初|底|春|秋)?$/.exec(packed)
    if (m && Number(m[1]) >= 1980 && Number(m[1]) <= 2100) return m[1] ?? null
  }
  return null
}
