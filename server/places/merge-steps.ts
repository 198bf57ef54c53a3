import { gunzipSync, gzipSync } from 'node:zlib'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import type { Keys } from '../keys.ts'
import type { TransferStep } from '../transfers/merged-school.ts'
import { storedPlaces } from './db/place-merge.ts'

/** How to take a merged place out again: each row with what stood in the columns that changed. */
export type PlaceMergeSteps = {
  places: { id: number; set: Record<string, unknown> }[]
  posts: { id: string; set: Record<string, unknown> }[]
  /** Spans of children: `set` null, it was put in. */
  spans: { id: string; childId: string; set: Record<string, unknown> | null }[]
  /** Handovers that went on to the other school; not there in mergers of a release before. */
  transfers?: TransferStep[]
}

const place = (county: number, id: string) => ({ county, table: 'place_merge', id, field: 'steps' })

export const sealPlaceSteps = (keys: Keys, tx: Tx, id: string, steps: PlaceMergeSteps): Buffer =>
  keys.seal(gzipSync(JSON.stringify(steps)), place(tx.countyId, id))

export const openPlaceSteps = (keys: Keys, tx: Tx, id: string, sealed: Buffer): PlaceMergeSteps =>
  JSON.parse(gunzipSync(keys.open(sealed, place(tx.countyId, id))).toString()) as PlaceMergeSteps

/** What stands now in the columns of places that are about to change. */
export const placesBefore = async (tx: Tx, changes: readonly Change[]): Promise<PlaceMergeSteps['places']> => {
  const stored = await storedPlaces(
    tx,
    changes.map((c) => Number(c.id)),
  )
  return changes.map(({ id, set }) => {
    const row = stored.get(Number(id)) ?? {}
    const columns = Object.keys(set)
    return {
      id: Number(id),
      set: Object.fromEntries(
        columns.map((column) => [column, column === 'help_lines' ? JSON.stringify(row[column] ?? []) : row[column]]),
      ),
    }
  })
}
