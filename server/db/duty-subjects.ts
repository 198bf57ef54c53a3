import { takesEntry } from '../../domain/duties/engine.ts'
import { DUTY_RULES } from '../../domain/duties/list.ts'
import type { EntryFacts, PlaceFacts } from '../../domain/duties/subject-facts.ts'
import type { DutyRule } from '../../domain/duties/types.ts'
import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { type EntryKind, isEnded, liftedAnswers } from '../../domain/kit/define-entry.ts'
import { ACCESS_PLACES } from '../../domain/registers/access-list.ts'
import { ancestorOf, type Place, type PlaceTree, placesUnder } from '../../domain/registers/place.ts'
import { isRollPlace } from '../../domain/registers/roll.ts'
import { lasting } from './breath.ts'
import { placeFilterOf } from './facts.ts'
import { handedTo } from './handed-to.ts'
import type { Tx } from './tx-type.ts'

export type EntryFactsRow = {
  id: string
  kind: string
  version: number
  subject_kind: EntryFacts['about']['kind']
  subject_id: string
  child_id: string | null
  place_id: number | null
  holder_account: string | null
  from_on: string
  until_on: string | null
  state: string
  answers: Record<string, unknown>
  school_id: number | null
  class_id: number | null
  village_id: number | null
  township_id: number | null
}
export const ENTRY_FACTS =
  'e.id, e.kind, e.version, e.subject_kind, e.subject_id, e.child_id, e.place_id, e.holder_account, e.from_on, e.until_on, e.state, e.answers, e.school_id, e.class_id, e.village_id, e.township_id'

const factsOfEntry = (
  row: EntryFactsRow,
  kind: EntryKind,
  answers = liftedAnswers(kind, row.answers, row.version),
): EntryFacts => ({
  entryId: row.id,
  kind: row.kind,
  about: { kind: row.subject_kind, id: row.subject_id },
  childId: row.child_id,
  placeId: row.place_id,
  holder: row.holder_account,
  fromOn: row.from_on,
  untilOn: row.until_on,
  state: row.state,
  ended: isEnded(kind, row.state),
  answers,
  due: kind.due?.(answers, row.from_on, row.state) ?? [],
  schoolId: row.school_id,
  classId: row.class_id,
  villageId: row.village_id,
  townshipId: row.township_id,
})

/** Registers of which one of the rules asks something. */
export const kindsOwing = (rules: readonly DutyRule[]): readonly EntryKind[] => {
  const known = OWING.get(rules)
  // A list that has grown is another one.
  if (known?.of === ENTRY_KINDS.length) return known.kinds
  const kinds = ENTRY_KINDS.filter((kind) =>
    rules.some((r) => r.subject === 'entry' && (r.entries === 'all' || r.entries.includes(kind.kind))),
  )
  OWING.set(rules, { of: ENTRY_KINDS.length, kinds })
  return kinds
}
const OWING = new WeakMap<readonly DutyRule[], { of: number; kinds: readonly EntryKind[] }>()

/** What is asked of the same registers each time: their names, and the states in which an entry of them is over. */
type AskedOf = { names: readonly string[]; over: readonly string[] }
const ASKED = new WeakMap<readonly EntryKind[], AskedOf>()
export const askedOf = (kinds: readonly EntryKind[]): AskedOf => {
  const known = ASKED.get(kinds) ?? {
    names: lasting(kinds.map((k) => k.kind)),
    over: lasting(kinds.flatMap((k) => k.states.filter((s) => s.ended).map((s) => s.value))),
  }
  ASKED.set(kinds, known)
  return known
}

/** Which entries are wanted: of a place and what lies below it, of children, by id; `since`: not over before that day. */
export type EntriesWanted = {
  kinds: readonly EntryKind[]
  at?: Place
  children?: readonly string[]
  ids?: readonly string[]
  since: string
  /**
   * Of the place those that nobody holds (or of `ofPost`, whoever holds them), and wherever they are those that these accounts hold; of
   * `inTurn` those in which it takes part (who has Wednesday's noon).
   */
  holders?: readonly string[]
  ofPost?: readonly string[]
  inTurn?: readonly string[]
  most?: number
}

/** Entries with what rules ask of them, in one statement; within sight, of the registers named. */
export const entryFactsOf = async (tx: Tx, wanted: EntriesWanted): Promise<EntryFacts[]> => {
  if (wanted.kinds.length === 0) return []
  const { names, over } = askedOf(wanted.kinds)
  const values: unknown[] = [tx.countyId]
  const bound = (value: unknown) => `$${values.push(value)}`
  const wheres = ['e.county_id = $1', 'not e.del', `e.kind = any(${bound(names)}::text[])`]
  wheres.push(
    `(e.until_on is null or e.until_on >= ${bound(wanted.since)} or not (e.state = any(${bound(over)}::text[])))`,
  )
  const at = wanted.at ? await placeSql(tx, wanted.at) : 'true'
  if (wanted.holders === undefined) wheres.push(at)
  else {
    const held = bound(wanted.holders)
    wheres.push(
      `(e.holder_account = any(${held}::uuid[]) or (e.kind = any(${bound(wanted.inTurn ?? [])}::text[]) and exists (select 1 from entry_part p where p.county_id = $1 and p.entry_id = e.id and p.account_id = any(${held}::uuid[]) and p.live)) or ((e.holder_account is null or e.kind = any(${bound(wanted.ofPost ?? [])}::text[])) and ${at}))`,
    )
  }
  if (wanted.children) wheres.push(`e.child_id = any(${bound(wanted.children)}::uuid[])`)
  if (wanted.ids) wheres.push(`e.id = any(${bound(wanted.ids)}::uuid[])`)
  const rows = await tx.query<EntryFactsRow>(
    `select ${ENTRY_FACTS} from entry e where ${wheres.join(' and ')} order by e.id${wanted.most === undefined ? '' : ` limit ${Math.trunc(wanted.most)}`}`,
    values,
  )
  return entryFactsIn(tx, wanted.kinds, rows)
}

/** The same of rows that are at hand, of the registers named; with what rules ask beside them. */
export const entryFactsIn = async (
  tx: Tx,
  kinds: readonly EntryKind[],
  rows: readonly EntryFactsRow[],
): Promise<EntryFacts[]> => {
  const byKind = new Map(kinds.map((k) => [k.kind, k]))
  const beside = await besideOf(tx, rows)
  return rows.flatMap((row) => {
    const kind = byKind.get(row.kind)
    return kind ? [{ ...factsOfEntry(row, kind), ...beside(row) }] : []
  })
}

/** Registers of which rules ask beside an entry of this one. */
export const kindsBeside = (kind: string, rules: readonly DutyRule[] = DUTY_RULES): readonly string[] =>
  rules.flatMap((r) => (r.subject === 'entry' && takesEntry(r, kind) ? (r.beside ?? []) : []))

/** What else the children have of whom a rule asks it, in one statement; none where no rule asks. */
const besideOf = async (
  tx: Tx,
  rows: readonly EntryFactsRow[],
): Promise<(row: EntryFactsRow) => Pick<EntryFacts, 'beside'>> => {
  const kindsOf = new Map([...new Set(rows.map((r) => r.kind))].map((kind) => [kind, kindsBeside(kind)]))
  const asking = rows.filter((r) => r.child_id !== null && kindsOf.get(r.kind)?.length)
  if (asking.length === 0) return () => ({})
  const found = await tx.query<{
    child_id: string
    kind: string
    from_on: string
    until_on: string | null
    state: string
  }>(
    'select child_id, kind, from_on, until_on, state from entry where county_id = $1 and child_id = any($2::uuid[]) and kind = any($3::text[]) and not del order by from_on, id',
    [tx.countyId, [...new Set(asking.map((r) => r.child_id))], [...new Set([...kindsOf.values()].flat())]],
  )
  const kinds = new Map(ENTRY_KINDS.map((k) => [k.kind, k]))
  const has = Map.groupBy(found, (e) => e.child_id)
  return ({ kind, child_id }) => {
    const asked = kindsOf.get(kind) ?? []
    if (asked.length === 0) return {}
    return {
      beside: (has.get(child_id ?? '') ?? []).flatMap((e) => {
        const register = kinds.get(e.kind)
        return register && asked.includes(e.kind)
          ? [{ kind: e.kind, fromOn: e.from_on, untilOn: e.until_on, ended: isEnded(register, e.state) }]
          : []
      }),
    }
  }
}

const placeSql = async (tx: Tx, place: Place): Promise<string> => {
  const own = (await placeFilterOf(tx, place))('e.')
  // What hangs on a township as such stands in a column of its own.
  return place.kind === 'township' ? `(${own} or e.township_id = ${place.id})` : own
}

/** The place and those below it that one of the rules is about, with what registers they keep. */
export const placeFactsIn = async (tx: Tx, at: Place, rules: readonly DutyRule[]): Promise<PlaceFacts[]> => {
  const kinds = new Set(rules.flatMap((r) => (r.subject === 'place' ? r.places : [])))
  if (kinds.size === 0) return []
  const tree = await tx.tree()
  return placeFactsOf(
    tx,
    placesUnder(tree, at.id).filter((p) => kinds.has(p.kind)),
  )
}

/** Places as rules see them. On which day one was closed stands in its history; before it stood in the register nobody asks. */
export const placeFactsOf = async (tx: Tx, places: readonly Place[]): Promise<PlaceFacts[]> => {
  if (places.length === 0) return []
  const tree = await tx.tree()
  const kinds = new Map(ENTRY_KINDS.map((k) => [k.kind, k]))
  const closed = places.filter((p) => p.closed).map((p) => String(p.id))
  const withList = places.filter((p) => p.kind === 'school' || p.kind === 'township')
  const [kept, rolls, ends, access, handed] = await Promise.all([
    tx.query<{ place_id: number; kind: string; from_on: string; until_on: string | null; state: string }>(
      `select e.place_id, e.kind, e.from_on, e.until_on, e.state from entry e where e.county_id = $1 and e.place_id = any($2::int[]) and e.subject_kind = 'place' and not e.del`,
      [tx.countyId, places.map((p) => p.id)],
    ),
    places.some((p) => isRollPlace(p.kind))
      ? tx.query<{ place_id: number; term: string; on: string }>(
          `select place_id, term, min(on_date) as on from census_roll where county_id = $1 and place_id = any($2::int[]) and not del group by place_id, term having bool_or(state = 'signed')`,
          [tx.countyId, places.map((p) => p.id)],
        )
      : [],
    closed.length
      ? tx.query<{ row_id: string; on_date: string }>(
          `select row_id, max(on_date) as on_date from history where county_id = $1 and tbl = 'place' and row_id = any($2::text[]) and patch ? 'closed' group by row_id`,
          [tx.countyId, closed],
        )
      : [],
    accessOf(tx, withList, tree),
    handedTo(
      tx,
      places.filter((p) => p.kind === 'school').map((p) => p.id),
    ),
  ])
  const has = Map.groupBy(kept, (e) => e.place_id)
  const signed = Map.groupBy(rolls, (r) => r.place_id)
  const closedOn = new Map(ends.map((e) => [e.row_id, e.on_date]))
  return places.map((place) => ({
    placeId: place.id,
    kind: place.kind,
    fromOn: null,
    untilOn: place.closed ? (closedOn.get(String(place.id)) ?? null) : null,
    has: (has.get(place.id) ?? []).flatMap((e) => {
      const kind = kinds.get(e.kind)
      return kind ? [{ kind: e.kind, fromOn: e.from_on, untilOn: e.until_on, ended: isEnded(kind, e.state) }] : []
    }),
    ...(signed.has(place.id) ? { rolls: (signed.get(place.id) ?? []).map(({ term, on }) => ({ term, on })) } : {}),
    ...access.get(place.id),
    ...(handed.has(place.id) ? { handed: handed.get(place.id) ?? [] } : {}),
    schoolId: ancestorOf(tree, place.id, 'school')?.id ?? null,
    classId: place.kind === 'class' ? place.id : null,
    villageId: ancestorOf(tree, place.id, 'village')?.id ?? null,
    townshipId: ancestorOf(tree, place.id, 'township')?.id ?? null,
  }))
}

/**
 * When these schools and townships signed who may see what, and how many accounts ever had a post there: whenever one is looked at, it is the
 * same, so that a post that ends by its day makes no row stale.
 */
const accessOf = async (
  tx: Tx,
  places: readonly Place[],
  tree: PlaceTree,
): Promise<ReadonlyMap<number, { lists: string[]; accounts: number }>> => {
  if (places.length === 0) return new Map()
  const listOf = (p: Place) => {
    const kinds = ACCESS_PLACES[p.kind] ?? []
    return placesUnder(tree, p.id).filter((below) => kinds.includes(below.kind))
  }
  const below = new Map(places.flatMap((p) => listOf(p).map((b) => [b.id, p.id] as const)))
  const [signed, posts] = await Promise.all([
    tx.widely<{ place_id: number; on_date: string }>(
      'select place_id, on_date from access_review where county_id = $1 and place_id = any($2::int[]) and not del order by on_date',
      [tx.countyId, places.map((p) => p.id)],
    ),
    tx.widely<{ place_id: number; account_id: string }>(
      'select distinct place_id, account_id from post where county_id = $1 and place_id = any($2::int[]) and not del',
      [tx.countyId, [...below.keys()]],
    ),
  ])
  const lists = Map.groupBy(signed, (r) => r.place_id)
  const people = Map.groupBy(posts, (p) => below.get(p.place_id))
  return new Map(
    places.map((p) => [
      p.id,
      {
        lists: (lists.get(p.id) ?? []).map((r) => r.on_date),
        accounts: new Set((people.get(p.id) ?? []).map((r) => r.account_id)).size,
      },
    ]),
  )
}
