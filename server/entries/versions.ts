import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { everyAnswer } from '../../domain/kit/own-answers.ts'

/** Names of the contract and the columns behind them; every other name is an answer's. */
const COLUMN_OF: Readonly<Record<string, string>> = { from: 'from_on', until: 'until_on', state: 'state' }
const NAME_OF = new Map(Object.entries(COLUMN_OF).map(([name, column]) => [column, name]))

export const columnOf = (name: string): string => COLUMN_OF[name] ?? name
export const named = (column: string): string => NAME_OF.get(column) ?? column

/** Versions by the names of the contract; columns that follow from answers are nobody's field. */
export const versionsOf = (kind: EntryKind, fv: Readonly<Record<string, number>>): Record<string, number> => {
  const fields = new Set([...Object.keys(COLUMN_OF), ...everyAnswer(kind, {}).map(({ field }) => field.name)])
  return Object.fromEntries(
    Object.entries(fv)
      .map(([column, version]) => [named(column), version] as const)
      .filter(([name]) => fields.has(name)),
  )
}
