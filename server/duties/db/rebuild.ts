import { beginTerms, laidTerms, rulesMark } from '../../db/duty-rows/laid-terms.ts'
import { markStale } from '../../db/duty-rows/stale.ts'
import type { Tx } from '../../db/tx-type.ts'
import { ADRIFT } from './verify-rows.ts'

/** All rows are made anew by the job; until then the engine answers. Those about nobody go at once. */
export const rebuildRows = async (tx: Tx): Promise<void> => {
  await tx.run(`delete from duty d where ${ADRIFT}`, [tx.countyId])
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
