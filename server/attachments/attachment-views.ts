import type * as z from 'zod'
import type { attachment } from '../../domain/api/attachment.ts'
import type { Standing } from '../../domain/entries/legal-basis.ts'
import { type PictureState, photoLacks } from '../../domain/registers/attachment.ts'
import { needsReason } from '../../domain/roles.ts'
import { childNames } from '../children/db/child-names.ts'
import { keptFilesOf } from '../children/db/merge-rows.ts'
import { photoStandings } from '../consents/photo.ts'
import type { Tx } from '../db/tx-type.ts'
import type { AttachmentRow } from './db/attachment.ts'
import type { Thing } from './things.ts'

export type AttachmentOut = z.input<typeof attachment>

/** Whether the actor may see what is on these pictures, of those that it may know of: not of children where it opens a file only with a reason. */
export const isClosed = (tx: Tx, row: AttachmentRow, thing: Thing): boolean =>
  thing.closed || (row.shows === 'children' && needsReason(tx.actor.role) && tx.actor.via !== 'operator')

/** May it be taken away by the actor: by whoever added it, or may add to the thing. */
export const mayRemove = (tx: Tx, row: AttachmentRow, thing: Thing): boolean =>
  thing.mayAdd || row.by_id === tx.actor.accountId

/**
 * Pictures as screens list them. One that was announced and has not come is told to whoever announced it; one of a child whose family's yes does not hold
 * is told with what lacks, and shown to nobody.
 */
export const attachmentViews = async (
  tx: Tx,
  all: readonly { row: AttachmentRow; thing: Thing }[],
): Promise<AttachmentOut[]> => {
  const seen = all.filter(
    ({ row, thing }) => !isClosed(tx, row, thing) && (row.size !== null || row.by_id === tx.actor.accountId),
  )
  const shown = [...new Set(seen.flatMap(({ row }) => row.shown))]
  const standings = await photoStandings(tx, shown)
  const kept = await keptFilesOf(tx, shown)
  const names = await childNames(tx, [...new Set(shown.map((id) => kept.get(id) ?? id))])
  return seen.map(({ row, thing }): AttachmentOut => {
    const files = new Set(row.shown.map((id) => kept.get(id) ?? id))
    const why = whyHidden(row, standings, (id) => names.find((c) => c.id === (kept.get(id) ?? id))?.name)
    return {
      id: row.id,
      of: row.about_kind,
      on: row.about_id,
      words: row.words,
      shows: row.shows,
      children: names.filter((c) => files.has(c.id)).map(({ id, name }) => ({ id, name })),
      state: stateOf(row, why),
      why,
      width: row.width,
      height: row.height,
      bytes: row.size,
      by: row.by_name,
      madeAt: row.made_at.toISOString(),
      mine: row.by_id === tx.actor.accountId,
      canRemove: mayRemove(tx, row, thing),
    }
  })
}

const stateOf = (row: AttachmentRow, why: string | null): PictureState =>
  row.removed_on !== null ? 'removed' : row.size === null ? 'pending' : why !== null ? 'hidden' : 'there'

/** Whose yes lacks, and which; a child out of the reader's sight is not named. */
export const whyHidden = (
  row: AttachmentRow,
  standings: ReadonlyMap<string, Standing>,
  nameOf: (id: string) => string | undefined,
): string | null => {
  if (row.shows !== 'children') return null
  for (const id of row.shown) {
    const lacks = photoLacks(standings.get(id) ?? { state: 'none' })
    if (lacks !== null) return `${nameOf(id) ?? '照片里有个孩子'}：${lacks}`
  }
  return null
}
