import { addMonths, isCivilDate } from '../kit/dates.ts'
import { readPhones } from '../kit/identity/phone.ts'
import { hasLetter, printable } from '../kit/text.ts'
import { ANSWER_SORTS, type AnswerSort, type ParentAnswer } from './parent-page.ts'

/** What a page without scripts sends: every field a text, as it was typed. */
export type TypedAnswer = Readonly<Record<string, string>>
export const LINE_MOST = 300
/** A promise is about days that one can see coming. */
const MONTHS_AHEAD = 12

/**
 * A day as it is typed where a browser has no calendar: 2026-12-05, 2026/12/5, 2026年12月5日, 12月5日, 12-5. Without a year the next
 * such day from today on is meant. Null: no day.
 */
export const typedDay = (text: string, today: string): string | null => {
  const plain = text.normalize('NFKC').trim()
  const whole = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  const short = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(plain)
  const made = (year: number, month: string, day: string) => {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isCivilDate(date) ? date : null
  }
  if (whole) return made(Number(whole[1]), whole[2] ?? '', whole[3] ?? '')
  if (!short) return null
  const year = Number(today.slice(0, 4))
  const near = made(year, short[1] ?? '', short[2] ?? '')
  return near !== null && near < today ? made(year + 1, short[1] ?? '', short[2] ?? '') : near
}

const DAY = '请写一个日子，例如 12月5日。'
const PAST = '这一天已经过了，请写今天或以后的日子。'
const FAR = '这一天太远了，请写一年以内的日子。'

/** The answer in what was typed, or a sentence for each field that has to be mended. `today`: the civil date in Shanghai. */
export const readAnswer = (
  typed: TypedAnswer,
  today: string,
): { answer: ParentAnswer } | { sort: AnswerSort | null; faults: Record<string, string> } => {
  const sort = ANSWER_SORTS.find((known) => known === typed.sort) ?? null
  const at = (field: string): string => printable(typed[field] ?? '').trim()
  const fault = (faults: Record<string, string>) => ({ sort, faults })
  const day = (field: string): string | { fault: string } => {
    const on = typedDay(at(field), today)
    if (on === null) return { fault: DAY }
    if (on < today) return { fault: PAST }
    return on > addMonths(today, MONTHS_AHEAD) ? { fault: FAR } : on
  }
  switch (sort) {
    case 'call': {
      const on = day('on')
      if (typeof on !== 'string') return fault({ on: on.fault })
      return { answer: { sort, way: at('way') === 'video' ? 'video' : 'call', on } }
    }
    case 'come': {
      const from = day('from')
      if (typeof from !== 'string') return fault({ from: from.fault })
      if (at('until') === '') return { answer: { sort, from, until: null } }
      const until = day('until')
      if (typeof until !== 'string') return fault({ until: until.fault })
      return until < from
        ? fault({ until: '住到的日子比回家的日子还早，请改一下。' })
        : { answer: { sort, from, until: until === from ? null : until } }
    }
    case 'number': {
      const { phones, invalid } = readPhones(at('phone'))
      const [phone] = phones
      return phone === undefined || invalid || phones.length > 1
        ? fault({ phone: '请写一个 11 位的手机号码。' })
        : { answer: { sort, phone } }
    }
    case 'line': {
      const text = at('text')
      if (!hasLetter(text)) return fault({ text: '还没有写，请写一句话。' })
      return [...text].length > LINE_MOST
        ? fault({ text: `最多写 ${LINE_MOST} 个字，请短一些。` })
        : { answer: { sort, text } }
    }
    case null:
      return fault({ sort: '没有看懂要告诉老师什么，请再填一次。' })
  }
}
