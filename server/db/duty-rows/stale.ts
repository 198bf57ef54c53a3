import { placesUnder } from '../../../domain/registers/place.ts'
import { COMMONS } from '../../../domain/roles.ts'
import { newId } from '../../ids.ts'
import type { Tx } from '../tx-type.ts'
import { insertMany } from '../write/values.ts'

/** Stands for what belongs to no school: entries and places of villages, townships and the county. */
export const NO_SCHOOL = 0

/** `marks`: of everybody who said so. */
export type Stale = { school_id: number; marks: string[] }

export const staleSchools = (tx: Tx): Promise<Stale[]> =>
  tx.query<Stale>(
    'select school_id, array_agg(mark::text) as marks from duty_stale where county_id = $1 group by school_id order by school_id',
    [tx.countyId],
  )

/**
 * Rows of these schools have to be made anew, from what this transaction leaves; `all`: of the whole county. Each says so in a row
 * of its own: nobody waits for who says the same of a school and has not committed.
 */
export const markStale = async (tx: Tx, schools: Iterable<number> | 'all'): Promise<void> => {
  if (schools === 'all') tx.pending.everywhere = true
  const ids = schools === 'all' ? await everySchool(tx) : [...new Set(schools)].sort((a, b) => a - b)
  if (ids.length === 0) return
  for (const id of ids) tx.pending.stood.add(id)
  const mark = newId(tx.now)
  await insertMany(
    tx,
    'duty_stale',
    { scope: 'int[]', school_id: 'int', mark: 'uuid' },
    ids.map((id) => [[COMMONS], id, mark]),
  )
}

const everySchool = async (tx: Tx): Promise<number[]> => {
  const tree = await tx.tree()
  const county = [...tree.values()].find((p) => p.kind === 'county')
  return [
    NO_SCHOOL,
    ...(county
      ? placesUnder(tree, county.id, 'school')
          .map((p) => p.id)
          .sort((a, b) => a - b)
      : []),
  ]
}

/** Made anew; stays stale where somebody marked it again meanwhile. */
export const freshAgain = (tx: Tx, { school_id, marks }: Stale): Promise<number> =>
  tx.run('delete from duty_stale where county_id = $1 and school_id = $2 and mark = any($3::uuid[])', [
    tx.countyId,
    school_id,
    marks,
  ])
