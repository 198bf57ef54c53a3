import type { Tx } from '../db/tx-type.ts'
import type { CensusAt } from './census-at.ts'
import { type RollRow, rollsAt } from './db/census.ts'

/** The roll of the term that is in force at a place; null where none was signed, or it was opened again. */
export const signedNow = async (tx: Tx, { place, term }: Pick<CensusAt, 'place' | 'term'>): Promise<RollRow | null> =>
  (await rollsAt(tx, [place.id], term.id)).find((roll) => roll.state === 'signed') ?? null
