import type { AttachedTo, Shows } from '../../../domain/registers/attachment.ts'
import type { Tx } from '../../db/tx-type.ts'

export type AttachmentRow = {
  id: string
  about_kind: AttachedTo
  about_id: string
  child_id: string | null
  place_id: number | null
  shows: Shows
  shown: string[]
  words: string
  width: number | null
  height: number | null
  size: number | null
  by_id: string
  by_name: string
  made_at: Date
  removed_on: string | null
  scope: number[]
}

/** Without the sealed pictures: they are read one at a time. */
const ROW =
  'a.id, a.about_kind, a.about_id, a.child_id, a.place_id, a.shows, a.shown, a.words, a.width, a.height, a.size, a.by_id, a.by_name, a.made_at, a.removed_on, a.scope'

/** One within sight; `held`: nobody else changes it until the commit. */
export const findAttachment = async (tx: Tx, id: string, { held = false } = {}): Promise<AttachmentRow | null> =>
  (
    await tx.query<AttachmentRow>(
      `select ${ROW} from attachment a where a.county_id = $1 and a.id = $2${held ? ' for update' : ''}`,
      [tx.countyId, id],
    )
  )[0] ?? null

/** Those of one thing that stand, the earliest first. */
export const attachmentsOf = (tx: Tx, of: AttachedTo, on: string): Promise<AttachmentRow[]> =>
  tx.query<AttachmentRow>(
    `select ${ROW} from attachment a where a.county_id = $1 and a.about_kind = $2 and a.about_id = $3 and a.removed_on is null order by a.made_at, a.id`,
    [tx.countyId, of, on],
  )

/** Those of a child's file, of its entries, and of records that tell of it; the newest first. */
export const attachmentsOfChild = (tx: Tx, child: string, most: number): Promise<AttachmentRow[]> =>
  tx.query<AttachmentRow>(
    `select ${ROW} from attachment a where a.county_id = $1 and a.removed_on is null and (a.child_id = $2
       or (a.about_kind = 'record' and a.about_id in (select p.record_id from record_part p where p.county_id = $1 and p.child_id = $2 and p.live)))
     order by a.made_at desc, a.id desc limit ${Math.trunc(most)}`,
    [tx.countyId, child],
  )

/** How many pictures have come to each of these things. */
export const countsOfPictures = async (tx: Tx, of: AttachedTo, ids: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    ids.length === 0
      ? []
      : (
          await tx.query<{ id: string; n: number }>(
            'select a.about_id as id, count(*)::int as n from attachment a where a.county_id = $1 and a.about_kind = $2 and a.about_id = any($3::uuid[]) and a.removed_on is null and a.size is not null group by a.about_id',
            [tx.countyId, of, ids],
          )
        ).map((r) => [r.id, r.n]),
  )

/** Pictures of children that stand, the earliest first, after one of them. */
export const picturesOfChildren = (tx: Tx, after: string | null, most: number): Promise<AttachmentRow[]> =>
  tx.query<AttachmentRow>(
    `select ${ROW} from attachment a where a.county_id = $1 and a.shows = 'children' and a.removed_on is null and a.size is not null and ($2::uuid is null or a.id > $2)
     order by a.id limit ${Math.trunc(most)}`,
    [tx.countyId, after],
  )

export type Sizes = 'small' | 'whole'

/** The picture as it is sealed; null before it came. */
export const sealedPicture = async (tx: Tx, id: string, size: Sizes): Promise<Buffer | null> =>
  (
    await tx.query<{ sealed: Buffer | null }>(
      `select ${size === 'small' ? 'small_sealed' : 'picture_sealed'} as sealed from attachment where county_id = $1 and id = $2 and removed_on is null`,
      [tx.countyId, id],
    )
  )[0]?.sealed ?? null
