import { maskNumberCell, maskText } from '../../domain/kit/identity/mask.ts'
import { allowed } from '../../domain/roles.ts'
import { noteNumbersSeen } from '../audit/db/numbers-seen.ts'
import type { Tx } from '../db/tx-type.ts'
import type { RosterRow } from '../rosters/db/roster-rows.ts'
import { NUMBER_FIELDS } from './headings/fields.ts'
import type { RosterReading } from './reading.ts'

/** A column that nobody has explained yet may hold them too. */
const SOUNDS_LIKE = /身份|证件|证号|学籍|学号|电话|手机|号码|联系/

/**
 * Who handed a list in may mend it with its numbers in sight until it is written. To everybody else, and afterwards, they are
 * masked: a second door to what `reveal` guards would stand open for ever (M2).
 */
export const ownAndOpen = (tx: Tx, row: RosterRow): boolean =>
  row.state === 'read' &&
  row.made_by === tx.actor.accountId &&
  // Somebody else's file opened again is still that person's.
  (row.corrections.again?.by ?? row.made_by) === tx.actor.accountId

/** May the reader have the numbers whole? Then a trace is left. The transaction must be one that may write. */
export const seesNumbers = async (tx: Tx, row: RosterRow, reason: string | undefined): Promise<boolean> => {
  const own = ownAndOpen(tx, row)
  if (!own && (reason === undefined || !allowed(tx.actor, 'child.reveal'))) return false
  await noteNumbersSeen(tx, row, own ? null : (reason ?? null))
  return true
}

/** How a sheet's cells are shown to whoever does not see numbers: by column. */
export const maskOf = (reading: RosterReading, sheet: string): ((text: string, column: number) => string) => {
  const numbers = new Set(
    reading.columns
      .filter(
        (c) =>
          c.sheet === sheet && !c.form && (c.field === null ? SOUNDS_LIKE.test(c.heading) : NUMBER_FIELDS.has(c.field)),
      )
      .map((c) => c.column),
  )
  return (text, column) => (numbers.has(column) ? maskNumberCell(text) : maskText(text))
}
