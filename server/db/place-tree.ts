import type { Place, PlaceKind, PlaceTree } from '../../domain/registers/place.ts'
import type { Tx } from './tx-type.ts'

export type PlaceRow = {
  id: number
  kind: PlaceKind
  code: string
  name: string
  parent_id: number | null
  grade: number | null
  label: string | null
  aliases: string[]
  closed: boolean
  typed_pupils: number | null
  typed_pupils_source: string | null
}

export const placeOf = (row: PlaceRow): Place => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  name: row.name,
  parentId: row.parent_id,
  grade: row.grade,
  label: row.label,
  aliases: row.aliases,
  closed: row.closed,
  typedPupils: row.typed_pupils,
  typedPupilsSource: row.typed_pupils_source,
})

/** All places of the actor's county (a few hundred rows; names of offices, not of people). */
export const loadPlaceTree = async (tx: Tx): Promise<PlaceTree> => {
  const rows = await tx.query<PlaceRow>(
    `select id, kind, code, name, parent_id, grade, label, aliases, closed, typed_pupils, typed_pupils_source from place where county_id = $1 and not del order by id`,
    [tx.countyId],
  )
  return new Map(rows.map((row) => [row.id, placeOf(row)]))
}
