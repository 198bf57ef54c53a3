import { answerCell, type Names } from './answer-words.ts'
import type { RecordBody } from './define-record.ts'
import type { FieldSpec } from './field-spec.ts'
import { everyAnswer } from './own-answers.ts'
import type { Own } from './own-field.ts'

type OfKind = { fields: readonly FieldSpec[]; own?: Own }

/** A column of a ledger or sheet: one question of a kind, the county's own included. `width`: the most that it takes, in Latin letters. */
export type AnswerColumn = { name: string; title: string; width: number }

const WIDE: ReadonlySet<string> = new Set(['long-text', 'repeat', 'choices'])

/** A dormitory names thirty children in a cell. */
const widthOf = ({ kind, label, children }: FieldSpec): number =>
  children ? 60 : kind === 'long-text' ? 40 : WIDE.has(kind) ? 24 : Math.max(10, label.length * 2 + 2)

/** Every question of a kind as a column; photos are no cells. */
export const answerColumns = (kind: OfKind): AnswerColumn[] =>
  everyAnswer(kind, {})
    .filter(({ field }) => field.kind !== 'photo')
    .map(({ field }) => ({
      name: field.name,
      title:
        field.kind === 'money' ? `${field.label}（元）` : field.unit ? `${field.label}（${field.unit}）` : field.label,
      width: widthOf(field),
    }))

/** The columns asked for, by their names in a list with commas; all where none is named. Unknown names are left out. */
export const chosenColumns = (kind: OfKind, names: string | undefined): AnswerColumn[] => {
  const wanted = names === undefined ? null : new Set(names.split(','))
  return answerColumns(kind).filter((c) => wanted === null || wanted.has(c.name))
}

/** The cells of one body in these columns; numbers stay numbers. */
export const answerCells = (
  kind: OfKind,
  body: RecordBody,
  columns: readonly AnswerColumn[],
  names?: Names,
): (string | number)[] => {
  const byName = new Map(everyAnswer(kind, body).map(({ field, value }) => [field.name, { field, value }]))
  return columns.map(({ name }) => {
    const found = byName.get(name)
    return found ? answerCell(found.field, found.value, names) : ''
  })
}
