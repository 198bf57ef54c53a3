import { DAY } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { SnapshotChild } from './child-snapshot.ts'

/**
 * What becomes of each table's rows about the file that ends (decision 057); a test asks it of every table that names a child. `moves`: the
 * rows name the kept file from now on, and can be given back. The others say why they need no step.
 */
export const FOLLOWS = {
  waiver: { moves: ['child_id', 'subject_id'] },
  entry: { moves: ['child_id', 'subject_id'] },
  entry_part: { moves: ['child_id', 'part_child'] },
  attachment: { moves: ['child_id', 'about_id'] },
  parent_link: { moves: ['child_id'] },
  parent_answer: { moves: ['child_id'] },
  census_answer: { moves: ['child_id'] },
  child_transfer: { moves: ['child_id'] },
  ledger_account: { moves: ['child_id'] },
  ledger_leg: { moves: ['child_id'] },
  record_part: { stays: 'repointed part by part, with their seals (repoint-parts.ts)' },
  child: { stays: 'names the kept file (merged_into) and is on no list any more' },
  child_facts: { stays: 'the days of both as those of one (fuse-spans.ts)' },
  child_person: { stays: 'the family of the kept file, with what was taken over and all phones' },
  child_key: { stays: 'the kept file is found under them too (child-keys.ts)' },
  child_card: { stays: 'made anew from the pairings' },
  child_merge: { stays: 'tells of it' },
  duty: { stays: 'worked out anew' },
  concern: { stays: 'of a release before: became entries' },
  concern_answer: { stays: 'of a release before: became entries' },
  history: { stays: 'what was done to the file; the kept one tells it with its own' },
} as const satisfies Record<string, { moves: readonly string[] } | { stays: string }>

type Moving = {
  [T in keyof typeof FOLLOWS]: (typeof FOLLOWS)[T] extends { moves: readonly string[] } ? T : never
}[keyof typeof FOLLOWS]
export const MOVING = Object.entries(FOLLOWS).flatMap(([table, rule]) =>
  'moves' in rule ? [table as Moving] : [],
) as readonly Moving[]
export type MovingTable = Moving

/** A row that moves: the columns that name the file, as they stand. */
export type MovingRow = { id: string } & Record<string, string | null>

/** A term has one answer of a place about a child: where both files have one, that of the kept file holds. */
const ONLY: Partial<Record<Moving, string>> = {
  census_answer: `and not exists (select 1 from census_answer k where k.county_id = $1 and k.child_id = $3 and k.place_id = t.place_id and k.term = t.term)`,
  // Of one child one transfer waits at a time; the other's waits on, for a file that is on no list.
  child_transfer: `and not (t.state = 'waiting' and exists (select 1 from child_transfer k where k.county_id = $1 and k.child_id = $3 and k.state = 'waiting'))`,
}

/** Rows of a table that name the file that ends, held; with the county in sight. */
export const rowsToMove = (tx: Tx, table: Moving, gone: string, kept: string): Promise<MovingRow[]> => {
  const columns = FOLLOWS[table].moves
  // A case has no child beside its subject: it goes by a step of its own.
  const names = columns.filter((c) => c !== 'subject_id').map((c) => `t.${c} = $2::text::uuid`)
  const only = ONLY[table]
  return tx.query<MovingRow>(
    `select t.id, ${columns.map((c) => (c === 'subject_id' ? `case when t.subject_kind = 'child' then t.subject_id end as subject_id` : `t.${c}`)).join(', ')}
     from ${table} t where t.county_id = $1 and (${names.join(' or ')}) ${only ?? ''} order by t.id for update`,
    only ? [tx.countyId, gone, kept] : [tx.countyId, gone],
  )
}

/** Cases about the file that ends, which hang on it by their subject alone (decision 030); in `tx.unsealed`. */
export const casesAbout = async (tx: Tx, childId: string): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `select id from entry where county_id = $1 and subject_kind = 'child' and subject_id = $2 and child_id is null order by id for update`,
      [tx.countyId, childId],
    )
  ).map((r) => r.id)

/** What entries answer, held: those that name a child among others. */
export const answersHeld = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; answers: Record<string, unknown> }[]> =>
  ids.length
    ? tx.query('select id, answers from entry where county_id = $1 and id = any($2::uuid[]) order by id for update', [
        tx.countyId,
        ids,
      ])
    : Promise.resolve([])

/** Which of these parts of entries belong to which. */
export const entriesOfParts = async (tx: Tx, parts: readonly string[]): Promise<string[]> =>
  parts.length
    ? (
        await tx.query<{ id: string }>(
          'select distinct entry_id as id from entry_part where county_id = $1 and id = any($2::uuid[]) order by entry_id',
          [tx.countyId, parts],
        )
      ).map((r) => r.id)
    : []

/** Files that became one with this one before. */
export const mergedInto = async (tx: Tx, childId: string): Promise<string[]> =>
  (
    await tx.query<{ id: string }>('select id from child where county_id = $1 and merged_into = $2 order by id', [
      tx.countyId,
      childId,
    ])
  ).map((r) => r.id)

/** The files that hold what these did, of those that became one with another. */
export const keptFilesOf = async (tx: Tx, childIds: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await tx.query<{ id: string; merged_into: string }>(
        'select id, merged_into from child where county_id = $1 and id = any($2::uuid[]) and merged_into is not null',
        [tx.countyId, childIds],
      )
    ).map((r) => [r.id, r.merged_into]),
  )

/** The file that holds what this one did; null where it became one with none. */
export const keptFileOf = async (tx: Tx, childId: string): Promise<string | null> =>
  (await keptFilesOf(tx, [childId])).get(childId) ?? null

/** When each column of a file was last written, by its name in history. */
export const changedAt = async (tx: Tx, childId: string): Promise<Map<string, number>> => {
  const rows = await tx.query<{ op: string; patch: Record<string, unknown>; at: Date }>(
    `select op, patch, at from history where county_id = $1 and child_id = $2 and tbl = 'child' order by at`,
    [tx.countyId, childId],
  )
  const out = new Map<string, number>()
  for (const { op, patch, at } of rows)
    for (const column of op === 'ins' ? ['*'] : Object.keys(patch)) out.set(column, at.getTime())
  return out
}

/** Who changed the kept file since an instant, by hand or by a list: what was laid together can then not be taken apart. */
export const changedSince = async (
  tx: Tx,
  childId: string,
  at: Date,
): Promise<{ account_name: string; on_date: string } | null> =>
  (
    await tx.query<{ account_name: string; on_date: string }>(
      `select account_name, on_date from history where county_id = $1 and child_id = $2 and tbl in ('child', 'child_facts', 'child_person')
         and at > $3 and device is distinct from '${DAY}' order by at limit 1`,
      [tx.countyId, childId, at],
    )
  )[0] ?? null

/** Of what went along: records corrected, or written of the entries, and money booked on the accounts since an instant. */
export const builtSince = async (
  tx: Tx,
  moved: { records: readonly string[]; entries: readonly string[]; accounts: readonly string[] },
  at: Date,
): Promise<'corrected' | 'recorded' | 'booked' | null> => {
  const some = async (text: string, ids: readonly string[]) =>
    ids.length > 0 && (await tx.query(text, [tx.countyId, ids, at])).length > 0
  if (
    await some(
      'select 1 from record where county_id = $1 and replaces = any($2::uuid[]) and received_at > $3 limit 1',
      moved.records,
    )
  )
    return 'corrected'
  if (
    await some(
      `select 1 from record_part p join record r on r.county_id = p.county_id and r.id = p.record_id
       where p.county_id = $1 and r.county_id = $1 and p.subject_kind = 'entry' and p.subject_id = any($2::text[]) and r.received_at > $3 limit 1`,
      moved.entries,
    )
  )
    return 'recorded'
  if (
    await some(
      `select 1 from ledger_leg l join ledger_movement m on m.county_id = l.county_id and m.id = l.movement_id
       where l.county_id = $1 and m.county_id = $1 and l.account_id = any($2::uuid[]) and m.at > $3 limit 1`,
      moved.accounts,
    )
  )
    return 'booked'
  return null
}

/** Where these files stand now, the one that went too. With the county in sight. */
export const standsOf = (
  tx: Tx,
  ids: readonly string[],
): Promise<({ id: string } & Pick<SnapshotChild['stored'], 'status' | 'class_id' | 'school_id' | 'village_id'>)[]> =>
  tx.query(
    'select id, status, class_id, school_id, village_id from child where county_id = $1 and id = any($2::uuid[])',
    [tx.countyId, ids],
  )
