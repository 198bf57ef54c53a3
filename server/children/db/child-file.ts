import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { BirthdayBy } from '../../../domain/registers/birthday.ts'
import type { Role } from '../../../domain/roles.ts'
import { PICTURE_SEEN, WORDS_READ } from '../../audit/db/words-read.ts'
import { FACTS_SELECT, type FactsRow } from '../../db/child-row.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { ListedChild } from './child-list.ts'
import { BY_NAME, type NamedRow } from './child-names.ts'
import type { PersonRow } from './child-snapshot.ts'

export type HistoryRow = {
  tbl: string
  row_id: string
  op: string
  patch: Record<string, [unknown, unknown]>
  account_name: string
  on_date: string
  /** When it was entered. */
  at: Date
  /** Of a parent or the carer: which. */
  part: 'father' | 'mother' | 'carer' | null
}

type Person = PersonRow & { phones_masked: string[] }
export type ChildDetails = {
  name: string
  address: string | null
  student_no_sealed: Buffer | null
  id_sealed: Buffer | null
  ethnicity: string | null
  birthday_by: BirthdayBy | null
  household_id: string
  household_said: boolean | null
  scope: number[]
  people: Partial<Record<PersonRow['part'], Person>>
  versions: Record<string, number>
  /** Who lives with the child and is still on the register, by name. */
  siblings: NamedRow[]
}
type DetailsRow = Omit<ChildDetails, 'people' | 'versions'> & { fv: Record<string, [number, string]> } & (
    | ({ person_id: string; person_name: string | null } & Omit<Person, 'id' | 'child_id' | 'name'>)
    | { person_id: null }
  )

/** Of one household, asked once for the child $2. */
const SIBLINGS = `(select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'class_id', s.class_id) ${BY_NAME}), '[]') from child s
     where s.county_id = $1 and s.household_id = (select h.household_id from child h where h.county_id = $1 and h.id = $2) and s.id <> $2 and s.status <> 'left' and not s.del)`

/** The child's own row with its family, a row each. */
export const childDetails = async (tx: Tx, id: string): Promise<ChildDetails | null> => {
  const rows = await tx.query<DetailsRow>(
    `select c.name, c.address, c.student_no_sealed, c.id_sealed, c.ethnicity, c.birthday_by, c.household_id, c.household_said, c.scope, c.fv, p.id as person_id, p.part, p.name as person_name, p.relation, p.relation_text, p.phones_sealed, p.phones_masked, p.seen_on, ${SIBLINGS} as siblings
     from child c left join child_person p on p.county_id = c.county_id and p.child_id = c.id and not p.del where c.county_id = $1 and c.id = $2 and not c.del`,
    [tx.countyId, id],
  )
  const [row] = rows
  if (!row) return null
  const { name, address, student_no_sealed, id_sealed, ethnicity, birthday_by, household_id, household_said } = row
  const people = rows.flatMap((r) =>
    r.person_id === null ? [] : [[r.part, { ...r, id: r.person_id, child_id: id, name: r.person_name }] as const],
  )
  return {
    ...{ name, address, student_no_sealed, id_sealed, ethnicity, birthday_by, household_id, household_said },
    scope: row.scope,
    siblings: row.siblings,
    people: Object.fromEntries(people),
    versions: Object.fromEntries(Object.entries(row.fv).map(([f, [v]]) => [f, v])),
  }
}

export const historyOfChild = (tx: Tx, id: string): Promise<HistoryRow[]> =>
  tx.query<HistoryRow>(
    `select h.tbl, h.row_id, h.op, h.patch, h.account_name, h.on_date, h.at, p.part from history h
     left join child_person p on p.county_id = h.county_id and p.child_id = h.child_id and h.tbl = 'child_person' and p.id::text = h.row_id
     where h.county_id = $1 and h.child_id in (select $2::uuid union all select m.id from child m where m.county_id = $1 and m.merged_into = $2)
     order by h.at desc limit 200`,
    [tx.countyId, id],
  )

export type Opening = { at: Date; account_name: string; role: Role; reason: string | null }

/**
 * Who opened a child's file, each person once a day and reason: however often one opens it, nobody else drops off the list. And has
 * this reader opened the child's phone numbers today, with a reason? Then they stay open for the day: who calls a family three
 * times in an afternoon writes why once, and the trace stands once. One look at all that was noted of the child.
 */
export const openingsOfChild = async (tx: Tx, id: string): Promise<{ openings: Opening[]; phonesOpen: boolean }> => {
  const rows = await tx.query<Opening & { revealed: boolean | null }>(
    `select max(at) as at, account_name, role, detail->>'reason' as reason,
       bool_or(bool_or(action = 'child.reveal' and detail->>'what' = 'phones' and account_id = $3 and at >= ($4::date)::timestamp at time zone 'Asia/Shanghai')) over () as revealed
     from audit where county_id = $1 and subject_id = $2 and action in ('child.open', 'child.reveal', '${WORDS_READ}', '${PICTURE_SEEN}')
     group by account_id, account_name, role, detail->>'reason', date_bin('1 day', at, '2020-01-01 00:00:00+08')
     order by max(seq) desc limit 50`,
    [tx.countyId, id, tx.actor.accountId, shanghaiDate(tx.now)],
  )
  return { openings: rows, phonesOpen: rows[0]?.revealed === true }
}

/** Who last changed any of these columns of a child or its family. */
export const lastChangeOf = async (
  tx: Tx,
  id: string,
  columns: readonly string[],
): Promise<{ account_name: string; on_date: string } | null> =>
  (
    await tx.query<{ account_name: string; on_date: string }>(
      `select account_name, on_date from history where county_id = $1 and child_id = $2 and patch ?| $3::text[] order by at desc, id desc limit 1`,
      // A change of facts from a day on closes a span and begins another.
      [tx.countyId, id, [...columns, 'until_on']],
    )
  )[0] ?? null

/** The child as lists show it on a day, from what its file holds: `holdsAt` with those who come, in JavaScript. */
export const listedFrom = (
  id: string,
  { name, address, id_sealed, people: { carer } }: ChildDetails,
  spans: readonly FactsRow[],
  day: string,
): ListedChild | null => {
  const [first] = spans
  const span =
    spans.find((s) => s.from_on <= day && (s.until_on === null || s.until_on > day)) ??
    (first && first.from_on > day ? first : undefined)
  if (!span) return null
  return {
    ...span,
    id,
    name,
    address,
    has_id: id_sealed !== null,
    carer_name: carer?.name ?? null,
    carer_relation_text: carer?.relation_text ?? null,
    carer_phones: carer?.phones_masked?.length ?? 0,
  }
}

const SPANS = `select ${FACTS_SELECT.split(', ')
  .map((c) => `f.${c}`)
  .join(
    ', ',
  )}, h.account_name as closed_by from child_facts f left join history h on h.county_id = f.county_id and h.child_id = f.child_id and h.tbl = 'child_facts' and h.row_id = f.id::text and h.patch ? 'until_on' where f.county_id = $1 and f.child_id = $2 and not f.del order by f.from_on`

/** A child's spans, oldest first, each with who closed it: since when facts have held, what changed between, by whom. */
export const spansOf = (tx: Tx, id: string): Promise<(FactsRow & { closed_by: string | null })[]> =>
  tx.query(SPANS, [tx.countyId, id])
