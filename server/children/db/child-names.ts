import { classTitle } from '../../../domain/registers/place.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Names and classes of children by id, in pinyin order; those outside the actor's sight are missing. */
export const childNames = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; name: string; className: string | null }[]> => {
  if (ids.length === 0) return []
  const rows = await tx.query<{ id: string; name: string; class_id: number | null }>(
    `select id, name, class_id from child where county_id = $1 and id = any($2::uuid[]) and not del order by name collate "zh-x-icu", id`,
    [tx.countyId, ids],
  )
  const tree = await tx.tree()
  return rows.map((r) => {
    const place = r.class_id === null ? null : tree.get(r.class_id)
    return { id: r.id, name: r.name, className: place ? classTitle(place.grade, place.label) : null }
  })
}
