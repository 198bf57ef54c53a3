import { entryKind } from '../../../domain/entries/list.ts'
import { type PlaceColumns, placeColumnsOfChild, placeColumnsOfPlace } from '../../../domain/registers/place-columns.ts'
import { isCommunity, scopeOfCommunity, scopeOfPlace } from '../../../domain/registers/scope.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Entries of registers: those about places within sight of the right ones, all of them standing where their child or place does. */
export const verifyEntryPlaces = async (tx: Tx): Promise<string[]> => {
  const tree = await tx.tree()
  const same = (a: PlaceColumns, b: PlaceColumns) =>
    a.school_id === b.school_id &&
    a.class_id === b.class_id &&
    a.village_id === b.village_id &&
    a.township_id === b.township_id
  // One line for each place (or places of children) and scope that there is, not for each entry.
  const placed = await tx.query<
    PlaceColumns & { kind: string; subject_kind: string; place_id: number; scope: number[]; parts: number; n: number }
  >(
    `select e.place_id, e.scope, e.kind, e.subject_kind, e.school_id, e.class_id, e.village_id, e.township_id, count(*)::int as n,
       count(*) filter (where exists (select 1 from entry_part p where p.county_id = $1 and p.entry_id = e.id and p.scope <> e.scope))::int as parts
     from entry e where e.county_id = $1 and e.place_id is not null group by 1, 2, 3, 4, 5, 6, 7, 8`,
    [tx.countyId],
  )
  const wrong = placed
    .filter(
      (r) =>
        scopeOf(r)(r.place_id, tree).join() !== r.scope.join() ||
        !same(r, placeColumnsOfPlace(r.place_id, tree)) ||
        r.parts > 0,
    )
    .reduce((sum, r) => sum + r.n, 0)
  const children = await tx.query<
    PlaceColumns & { c_class: number | null; c_school: number | null; c_village: number | null; n: number }
  >(
    `select e.school_id, e.class_id, e.village_id, e.township_id, c.class_id as c_class, c.school_id as c_school, c.village_id as c_village, count(*)::int as n
     from entry e join child c on c.county_id = e.county_id and c.id = e.child_id where e.county_id = $1 and c.county_id = $1 group by 1, 2, 3, 4, 5, 6, 7`,
    [tx.countyId],
  )
  const astray = children
    .filter(
      (r) =>
        !same(r, placeColumnsOfChild({ class_id: r.c_class, school_id: r.c_school, village_id: r.c_village }, tree)),
    )
    .reduce((sum, r) => sum + r.n, 0)
  return [
    ...(wrong ? [`登记：${wrong} 条的可见范围和所在地方不符。请由备份恢复。`] : []),
    ...(astray ? [`登记：${astray} 条没有跟着孩子换地方。请重新保存孩子的班级或村。`] : []),
  ]
}

/** By the register's declaration; an entry about an entry as that one, a register that this program does not know as it stands. */
const scopeOf = (row: { kind: string; subject_kind: string; scope: number[] }) => {
  const declared = row.subject_kind === 'place' ? entryKind(row.kind)?.audience : undefined
  const community = declared === undefined ? row.scope.some(isCommunity) : declared === 'community'
  return community ? scopeOfCommunity : scopeOfPlace
}

/** Parts of records about entries: seen by whoever sees the entry. */
export const verifyEntryParts = async (tx: Tx): Promise<string[]> => {
  const [wrong] = await tx.query<{ n: number }>(
    `select count(*)::int as n from record_part p left join entry e on e.county_id = p.county_id and e.id::text = p.subject_id
     where p.county_id = $1 and p.subject_kind = 'entry' and (e.id is null or e.scope <> p.scope or e.child_id is distinct from p.child_id)`,
    [tx.countyId],
  )
  return wrong?.n ? [`记录里的登记：${wrong.n} 行的可见范围和它的登记不符。请由备份恢复。`] : []
}
