import { isAsked, isBlank } from '../kit/condition.ts'
import type { RecordBody, RecordKind } from '../kit/define-record.ts'
import { isAboutChildren } from '../kit/define-record.ts'
import type { Option } from '../kit/fields.ts'
import { answersTold } from '../kit/own-answers.ts'
import { carerContact } from './carer-contact.ts'
import { familyCall } from './family-call.ts'
import { letter } from './letter.ts'
import { parentContact } from './parent-contact.ts'
import { talk } from './talk.ts'

/**
 * A column of the class grid (全班一起记): what is the same for many is said once, at its head, and a tap says of whom it is so. No
 * answer is ever added that does not stand at the head in words: a required answer without an honest default is asked there.
 */
export type GridColumn = {
  kind: RecordKind
  /** What the tap itself says, of every child alike: 联系上了. */
  given: RecordBody
  /** Fields that the head asks once for all of the column, required ones among them. */
  asked: readonly string[]
  /** The field in which children may differ (spoken with whom); of a place the marks of who took part (`MARK`). */
  mark: string
  /** Answers of that field that a tap may give; all where nothing is said. What wants words is written in the form of its own. */
  only?: readonly string[]
}

/** The mark of a column of a place: how each family's letter stands. */
export const MARK = 'took'

/** In the order of the columns: what is owed first. Which kinds fit, and why others do not: class-grid.test.ts. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  { kind: talk, given: {}, asked: ['topics'], mark: 'finding', only: ['well'] },
  { kind: familyCall, given: { reached: true }, asked: ['way'], mark: 'with' },
  { kind: parentContact, given: { reached: true }, asked: ['way', 'began'], mark: 'who' },
  { kind: carerContact, given: { reached: true }, asked: ['way', 'topics'], mark: 'who' },
  { kind: letter, given: {}, asked: ['when', 'told'], mark: MARK },
]

export const gridColumn = (kind: string): GridColumn | null => GRID_COLUMNS.find((c) => c.kind.kind === kind) ?? null

/** Is a cell a record of its own, about one child? Else all cells of the column are one record of the place. */
export const isOfChildren = (column: GridColumn): boolean => isAboutChildren(column.kind)

/** What a tap may say, in the order of the declaration. */
export const marksOf = ({ kind, mark, only }: GridColumn): readonly Option[] => {
  const all = mark === MARK ? (kind.took?.marks ?? []) : (kind.fields.find((f) => f.name === mark)?.options ?? [])
  return all.filter((o) => !o.gone && !o.urgent && (only === undefined || only.includes(o.value)))
}

/** What a head begins with: the kind's own beginning, of the fields that the head shows. */
export const headOf = ({ kind, asked }: GridColumn): RecordBody =>
  Object.fromEntries(asked.flatMap((name) => (kind.prefill?.[name] === undefined ? [] : [[name, kind.prefill[name]]])))

/** The body that is written of a child with this mark: the head's answers, and nothing besides. */
export const bodyOf = (column: GridColumn, head: RecordBody, mark: string): RecordBody => {
  const own = column.mark === MARK ? {} : { [column.mark]: mark }
  const said = { ...column.given, ...own, ...head }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => !isBlank(value)))
}

/** Questions of the head that must be answered before anything of the column can be written. */
export const headLacks = (column: GridColumn, head: RecordBody): string[] => {
  const body = bodyOf(column, head, marksOf(column)[0]?.value ?? '')
  return column.kind.fields.flatMap((f) => (f.required && isAsked(f, body) && isBlank(body[f.name]) ? [f.label] : []))
}

/**
 * Every word that a cell with this mark will have written, question by question, as the head says it; `short` without the question,
 * for a yes what it says yes to: 联系上了.
 */
export const toldOf = (
  column: GridColumn,
  head: RecordBody,
  mark: string,
): { label: string; text: string; short: string }[] => [
  ...answersTold(column.kind, bodyOf(column, head, mark)).map(({ name, label, text }) => {
    const yes = column.kind.fields.find((f) => f.name === name)?.kind === 'yes-no' && text === '是'
    return { label, text, short: yes ? (label.split('吗')[0] ?? label) : text }
  }),
  ...marksOf(column).flatMap(({ value, label }) =>
    column.mark === MARK && value === mark ? [{ label: column.kind.took?.title ?? '', text: label, short: label }] : [],
  ),
]
