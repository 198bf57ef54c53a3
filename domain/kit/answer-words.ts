import { isCivilDate } from './dates.ts'
import { longDate } from './day-words.ts'
import { type FieldSpec, isPerson } from './field-spec.ts'

/** Names of places (by code) and entries (by id) that answers point at; where one is not known its code stands. */
export type Names = ReadonlyMap<string, string>
const NONE: Names = new Map()

/** 1234.50元 · 20元: from whole fen. */
export const moneyWords = (fen: number): string => {
  const yuan = Math.trunc(fen / 100)
  const rest = Math.abs(fen % 100)
  return `${yuan}${rest ? `.${String(rest).padStart(2, '0')}` : ''}元`
}

/** By their names where all of them are known, else how many they are: an id says nothing to anybody. */
const childrenWords = (ids: readonly unknown[], names: Names): string =>
  ids.length === 0
    ? ''
    : ids.every((id) => names.has(String(id)))
      ? ids.map((id) => names.get(String(id))).join('、')
      : `${ids.length}名`

/** Of two numbers beside each other in a row each says what it is: 一共几分：6分 给几分：4分. */
const inRow = ({ fields = [] }: FieldSpec, part: FieldSpec, text: string): string =>
  text !== '' && part.kind === 'number' && fields.filter((f) => f.kind === 'number').length > 1
    ? `${part.label}：${text}`
    : text

/** An answer as tables, lines and sheets print it; empty where there is none, the code itself where an older version knew another. */
export const answerWords = (field: FieldSpec, value: unknown, names: Names = NONE): string => {
  if (value === undefined || value === null) return ''
  const chosen = (v: unknown) => field.options?.find((o) => o.value === v)?.label ?? String(v)
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return (Array.isArray(value) ? value : [value]).map(chosen).join('、')
    case 'yes-no':
      return value === true ? '是' : value === false ? '否' : String(value)
    case 'number':
      if (field.row) return `第${String(value)}步`
      return `${String(value)}${field.unit ?? ''}`
    case 'money':
      return typeof value === 'number' ? moneyWords(value) : String(value)
    case 'person':
      return isPerson(value) ? value.name : String(value)
    case 'place':
    case 'entry':
      if (field.entries) return Array.isArray(value) && value.length > 0 ? `${value.length}份` : ''
      // A record that it came from: where its day and kind are not at hand, only that there is one.
      if (field.record) return names.get(String(value)) ?? '已记录'
      if (field.children) return childrenWords(Array.isArray(value) ? value : [], names)
      // An entry whose words are not at hand: an id says nothing to anybody.
      return names.get(String(value)) ?? (field.of && field.kind === 'entry' ? '已登记' : String(value))
    case 'repeat':
      return (Array.isArray(value) ? value : [])
        .map((row: Readonly<Record<string, unknown>>) =>
          (field.fields ?? [])
            .map((f) => ({ time: f.kind === 'time', text: inRow(field, f, answerWords(f, row[f.name], names)) }))
            .filter(({ text }) => text !== '')
            // Two times beside each other are from and to: 周三 16:00–18:00.
            .map(({ time, text }, i, all) => `${i === 0 ? '' : time && all[i - 1]?.time ? '–' : ' '}${text}`)
            .join(''),
        )
        .join('；')
    case 'photo':
      return Array.isArray(value) && value.length > 0 ? `照片${value.length}张` : ''
    case 'date':
      return isCivilDate(String(value)) ? longDate(String(value)) : String(value)
    case 'text':
    case 'long-text':
    case 'time':
      return String(value)
  }
}

/** A cell of an exported sheet: numbers and money (in yuan) stay numbers to be added up, a day can be sorted by; the rest are words. */
export const answerCell = (field: FieldSpec, value: unknown, names: Names = NONE): string | number =>
  typeof value === 'number' && !field.row && (field.kind === 'number' || field.kind === 'money')
    ? field.kind === 'money'
      ? value / 100
      : value
    : field.kind === 'date' && typeof value === 'string'
      ? value
      : answerWords(field, value, names)
