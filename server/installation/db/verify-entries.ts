import { ENTRY_KINDS, entryKind } from '../../../domain/entries/list.ts'
import { liftedAnswers } from '../../../domain/kit/define-entry.ts'
import { type PlaceColumns, placeColumnsOfChild, placeColumnsOfPlace } from '../../../domain/registers/place-columns.ts'
import { isCommunity, keptBy, ownCirclesIn, scopeOfCommunity, scopeOfPlace } from '../../../domain/registers/scope.ts'
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
        keptBy(scopeOf(r)(r.place_id, tree), ownCirclesIn(r.scope, tree), tree).join() !== r.scope.join() ||
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

/** Entries that people keep: within sight of those whom the answers name, and of no other account; what hangs on one is kept with it. */
export const verifyKeepers = async (tx: Tx): Promise<string[]> => {
  const tree = await tx.tree()
  const kept = ENTRY_KINDS.filter((kind) => kind.keepers)
  const rows = await tx.query<{ kind: string; version: number; answers: Record<string, unknown>; scope: number[] }>(
    `select kind, version, answers, scope from entry where county_id = $1 and kind = any($2::text[]) and subject_kind = 'place'`,
    [tx.countyId, kept.map((kind) => kind.kind)],
  )
  const namedIn = rows.map((row) => {
    const kind = entryKind(row.kind)
    return new Set(kind?.keepers?.(liftedAnswers(kind, row.answers, row.version)) ?? [])
  })
  const accounts = await tx.query<{ id: string; own_circle: number }>(
    'select id, own_circle from account where county_id = $1 and id = any($2::uuid[]) and not del',
    [tx.countyId, [...new Set(namedIn.flatMap((ids) => [...ids]))]],
  )
  const should = (ids: ReadonlySet<string>) =>
    accounts
      .flatMap((a) => (ids.has(a.id) ? [a.own_circle] : []))
      .sort((a, b) => a - b)
      .join()
  const wrong = rows.filter((row, i) => should(namedIn[i] ?? new Set()) !== ownCirclesIn(row.scope, tree).join()).length
  const [below] = await tx.query<{ n: number }>(
    `select count(*)::int as n from entry e join entry o on o.county_id = e.county_id and o.id::text = e.subject_id
     where e.county_id = $1 and o.county_id = $1 and e.subject_kind = 'entry' and e.place_id is not null and e.scope <> o.scope`,
    [tx.countyId],
  )
  const n = wrong + (below?.n ?? 0)
  return n ? [`登记：${n} 条的管理人和看得到它的账号不符。请重新保存这几条登记里的管理人。`] : []
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
