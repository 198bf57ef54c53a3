import type { Tx } from '../tx.ts'
import { setCircles } from '../tx.ts'
import type { WrittenTable } from './tables.ts'
import type { Change } from './write.ts'

/** What the engine looks at. */
const EVIDENCE: ReadonlySet<WrittenTable> = new Set(['child', 'child_facts', 'record_child', 'waiver'])

/**
 * The engine's answers that were kept for figures hold only as long as what they were worked out from: a change of a child's
 * facts, records or waivers drops them, a change of a calendar drops all. What is kept is therefore always equal to a recount.
 */
export const forgetDuties = async (tx: Tx, changes: readonly Change[]): Promise<void> => {
  const touched = new Set<string>()
  for (const c of changes)
    if (EVIDENCE.has(c.table) && !(c.table === 'child' && c.op === 'insert'))
      touched.add(c.table === 'child' ? String(c.id) : (c.childId ?? ''))
  touched.delete('')
  await forgetDutiesOf(tx, [...touched])
  if (changes.some((c) => c.table === 'term' || c.table === 'day_off')) await forgetAll(tx)
}

export const forgetDutiesOf = async (tx: Tx, childIds: readonly string[]): Promise<void> => {
  if (childIds.length)
    await tx.run('delete from duty_fact where county_id = $1 and child_id = any($2::uuid[])', [tx.countyId, childIds])
}

/** Whoever keeps the calendar may see no child: for this step the transaction holds the county's circle. */
const forgetAll = async (tx: Tx) => {
  const county = (await tx.query<{ place_id: number }>('select place_id from county where id = $1', [tx.countyId]))[0]
  if (!county) return
  await setCircles(tx, [county.place_id])
  await tx.run('delete from duty_fact where county_id = $1', [tx.countyId])
  await setCircles(tx, tx.actor.circles)
}
