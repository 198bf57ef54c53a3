import type { Tx } from '../tx.ts'
import { beginTerms, laidTerms, rulesMark } from './laid-terms.ts'
import { markStale } from './stale.ts'

/** All rows are made anew by the job; until then the engine answers. Those about nobody go at once. */
export const rebuildRows = async (tx: Tx): Promise<void> => {
  await tx.run(
    'delete from duty d where d.county_id = $1 and d.child_id is not null and not exists (select 1 from child c where c.county_id = $1 and c.id = d.child_id and not c.del)',
    [tx.countyId],
  )
  const laid = await laidTerms(tx)
  await beginTerms(
    tx,
    laid.map((l) => l.term),
    rulesMark(),
  )
  await markStale(tx, 'all')
}

export const countRows = async (tx: Tx): Promise<number> =>
  (await tx.query<{ n: number }>('select count(*)::int as n from duty where county_id = $1', [tx.countyId]))[0]?.n ?? 0
