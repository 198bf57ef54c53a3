import { gunzipSync, gzipSync } from 'node:zlib'
import type { Tx } from '../../db/tx-type.ts'
import type { PartKey } from '../../db/write/repoint-parts.ts'
import type { Keys } from '../../keys.ts'
import type { MovingTable } from '../db/merge-rows.ts'
import type { UndoStep } from '../undo-step.ts'
import type { Named } from './names-in-answers.ts'

/** How to take two files apart again: the files themselves, and each row that went along with what it named before. */
export type MergeSteps = {
  steps: UndoStep[]
  parts: PartKey[]
  moved: { table: MovingTable; id: string; set: Record<string, string | null> }[]
  cases: string[]
  /** Entries about others in which the child is named: what they answered before and after. */
  named: Named[]
}

const place = (county: number, id: string) => ({ county, table: 'child_merge', id, field: 'steps' })

export const sealSteps = (keys: Keys, tx: Tx, id: string, steps: MergeSteps): Buffer =>
  keys.seal(gzipSync(JSON.stringify(steps)), place(tx.countyId, id))

export const openSteps = (keys: Keys, tx: Tx, id: string, sealed: Buffer): MergeSteps =>
  JSON.parse(gunzipSync(keys.open(sealed, place(tx.countyId, id))).toString()) as MergeSteps
