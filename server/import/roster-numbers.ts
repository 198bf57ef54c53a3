import { AppError } from '../../domain/errors.ts'
import { maskNumberCell, maskText } from '../../domain/kit/identity/mask.ts'
import { allowed } from '../../domain/roles.ts'
import { noteNumbersSeen } from '../db/audit/numbers-seen.ts'
import type { RosterRow } from '../db/roster-rows.ts'
import type { Tx } from '../db/tx.ts'
import type { Field } from './headings/fields.ts'
import type { RosterReading } from './reading.ts'

/** Columns that hold ID numbers, student numbers or phones, whatever a cell makes of them. */
const NUMBERS: ReadonlySet<Field> = new Set<Field>([
  'idNumber',
  'studentNo',
  'phone',
  'fatherPhone',
  'motherPhone',
  'parentsPhone',
  'memberPhone',
  'carerPhone',
])
/** A column that nobody has explained yet may hold them too. */
const SOUNDS_LIKE = /身份|证件|证号|学籍|学号|电话|手机|号码|联系/

/**
 * Who handed a list in may mend it with its numbers in sight until it is written. To everybody else, and afterwards, they are
 * masked: a second door to what `reveal` guards would stand open for ever (M2).
 */
export const ownAndOpen = (tx: Tx, row: RosterRow): boolean =>
  row.state === 'read' && row.made_by === tx.actor.accountId

/** May the reader have the numbers whole? Then a trace is left. The transaction must be one that may write. */
export const seesNumbers = async (tx: Tx, row: RosterRow, reason: string | undefined): Promise<boolean> => {
  const own = ownAndOpen(tx, row)
  if (!own && (reason === undefined || !allowed(tx.actor, 'child.reveal'))) return false
  await noteNumbersSeen(tx, row, own ? null : (reason ?? null))
  return true
}

/** The file itself holds every number. Errors: forbidden, reason-needed. */
export const mustSayWhy = (tx: Tx, reason: string | undefined): string => {
  if (!allowed(tx.actor, 'child.reveal')) throw new AppError('forbidden')
  if (reason === undefined)
    throw new AppError('reason-needed', undefined, '表里有完整的号码，取表要写明原因，原因会留在记录里。')
  return reason
}

/** How a sheet's cells are shown to whoever does not see numbers: by column. */
export const maskOf = (reading: RosterReading, sheet: string): ((text: string, column: number) => string) => {
  const numbers = new Set(
    reading.columns
      .filter((c) => c.sheet === sheet && (c.field === null ? SOUNDS_LIKE.test(c.heading) : NUMBERS.has(c.field)))
      .map((c) => c.column),
  )
  return (text, column) => (numbers.has(column) ? maskNumberCell(text) : maskText(text))
}
