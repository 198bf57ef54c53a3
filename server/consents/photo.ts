import { consent } from '../../domain/entries/consent.ts'
import type { Standing } from '../../domain/entries/legal-basis.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { PHOTO_PURPOSE } from '../../domain/registers/attachment.ts'
import { keptFilesOf } from '../children/db/merge-rows.ts'
import { childFactsOf } from '../db/facts.ts'
import type { Tx } from '../db/tx-type.ts'
import { entriesOfChildren } from '../entries/db/entry.ts'
import { givenFor, standingFor } from './standing.ts'

/**
 * Whether pictures of these children may be kept and shown today (dossier §3.7), by their ids; of a file that became one with another that
 * one's consent is asked (decision 057). Asked with the county in sight: it is a yes or no about a picture that the actor sees, also where
 * the actor's post does not read the register of consents.
 */
export const photoStandings = (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> =>
  ids.length === 0 ? Promise.resolve(new Map()) : tx.widened(() => standings(tx, [...new Set(ids)]))

const standings = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> => {
  const kept = await keptFilesOf(tx, ids)
  const files = [...new Set(ids.map((id) => kept.get(id) ?? id))]
  const rows = Map.groupBy(await entriesOfChildren(tx, consent.kind, files), (row) => row.child_id)
  const facts = await childFactsOf(tx, files)
  const today = shanghaiDate(tx.now)
  return new Map(
    ids.map((id): [string, Standing] => {
      const file = kept.get(id) ?? id
      const birth = facts.get(file)?.at(-1)?.birth ?? null
      return [id, standingFor(givenFor(rows.get(file) ?? [], PHOTO_PURPOSE), birth, today)]
    }),
  )
}
