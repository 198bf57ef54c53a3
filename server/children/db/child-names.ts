import { titleOfClass } from '../../../domain/registers/place.ts'
import type { Tx } from '../../db/tx-type.ts'

export type ChildName = { id: string; name: string; className: string | null }
export type NamedRow = { id: string; name: string; class_id: number | null }
export const BY_NAME = 'order by name collate "zh-x-icu", id'

/** Names and classes of children by id, in pinyin order; those outside the actor's sight are missing. `known`: one that is at hand. */
export const childNames = async (
  tx: Tx,
  ids: readonly string[],
  known: NamedRow | null = null,
): Promise<ChildName[]> => {
  if (ids.length === 0) return []
  if (known && ids.every((id) => id === known.id)) return named(tx, [known])
  return named(
    tx,
    await tx.query<NamedRow>(
      `select id, name, class_id from child where county_id = $1 and id = any($2::uuid[]) and not del ${BY_NAME}`,
      [tx.countyId, ids],
    ),
  )
}

/** With what each one's class is called. */
export const named = async (tx: Tx, rows: readonly NamedRow[]): Promise<ChildName[]> => {
  const tree = await tx.tree()
  return rows.map((r) => {
    const place = r.class_id === null ? null : tree.get(r.class_id)
    return { id: r.id, name: r.name, className: titleOfClass(place) }
  })
}
