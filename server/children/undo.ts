import { shanghaiDate } from '../../domain/kit/dates.ts'
import { lockChildren } from '../db/locks.ts'
import { bringUpToDay } from '../db/present.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import type { Keys } from '../keys.ts'
import { makeSweeper } from '../sweeper.ts'
import { deleteKeys } from './db/child-keys.ts'
import { rowsOfImport } from './db/rows-of-import.ts'
import { renewKeys } from './renew-keys.ts'
import type { UndoStep } from './undo-step.ts'

/** Rows put back at once. */
const CHUNK = 2000

/** What an import put in, as steps that take it out again: the children that carry its id, with all their rows. */
export const removalSteps = async (tx: Tx, importId: string): Promise<UndoStep[]> => {
  const steps: UndoStep[] = []
  for (const row of await rowsOfImport(tx, importId))
    steps.push({ table: row.tbl, id: row.id, childId: row.child_id, op: 'remove', set: {} })
  return steps
}

const revive = (value: unknown) =>
  value !== null && typeof value === 'object' && '$bytes' in value ? Buffer.from(String(value.$bytes), 'base64') : value

/** What a version before the numbers were sealed noted (H1): sealed now, or left out where it stands in another column anyway. */
const sealedToday = (
  keys: Keys,
  county: number,
  id: string,
  [column, value]: [string, unknown],
): [string, unknown][] => {
  if (column === 'id_last4' || column === 'phones_last4') return []
  if (column !== 'student_no') return [[column, revive(value)]]
  const place = { county, table: 'child', id, field: 'student_no' }
  return [['student_no_sealed', typeof value === 'string' ? keys.seal(value, place) : null]]
}

const changeOf = (tx: Tx, keys: Keys, s: UndoStep): Change => ({
  table: s.table,
  op: 'update',
  id: s.id,
  childId: s.childId,
  set:
    s.op === 'remove'
      ? { del: true }
      : Object.fromEntries(Object.entries(s.set).flatMap((entry) => sealedToday(keys, tx.countyId, s.id, entry))),
})

/**
 * Puts back what an import wrote, last thing first, through the same write path; search keys follow. `done` hears how many steps
 * more were put back; a throw of it stops the work.
 */
export const undoSteps = async (
  tx: Tx,
  keys: Keys,
  steps: readonly UndoStep[],
  done: (n: number) => void,
): Promise<void> => {
  const sweep = makeSweeper()
  // In the order in which everybody else takes them.
  await lockChildren(tx, [...new Set(steps.map((s) => s.childId))].sort())
  for (const table of ['child_facts', 'child_person', 'child'] as const) {
    const own = steps.filter((s) => s.table === table).reverse()
    for (let i = 0; i < own.length; i += CHUNK) {
      const part = own.slice(i, i + CHUNK)
      await tx.write(
        part.map((step) => changeOf(tx, keys, step)),
        null,
      )
      sweep()
      done(part.length)
    }
  }
  // The term may have begun since: then the row of the register says more than the import wrote there.
  const today = shanghaiDate(tx.now)
  const touched = [...new Set(steps.map((s) => s.childId))]
  await bringUpToDay(tx, today, touched)
  const removed = new Set(steps.filter((s) => s.table === 'child' && s.op === 'remove').map((s) => s.childId))
  await deleteKeys(tx, [...removed])
  const back = touched.filter((id) => !removed.has(id))
  for (let i = 0; i < back.length; i += CHUNK) {
    await renewKeys(tx, keys, back.slice(i, i + CHUNK))
    sweep()
  }
}
