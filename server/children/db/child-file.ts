import type { Role } from '../../../domain/roles.ts'
import { WORDS_READ } from '../../audit/db/words-read.ts'
import { FACTS_SELECT, type FactsRow } from '../../db/child-row.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { PersonRow } from './child-snapshot.ts'

export type HistoryRow = {
  tbl: string
  row_id: string
  op: string
  patch: Record<string, [unknown, unknown]>
  account_name: string
  on_date: string
}

type Person = PersonRow & { phones_masked: string[] }
export type ChildDetails = {
  student_no_sealed: Buffer | null
  id_sealed: Buffer | null
  ethnicity: string | null
  household_id: string
  scope: number[]
  people: Partial<Record<PersonRow['part'], Person>>
  versions: Record<string, number>
}

export const childDetails = async (tx: Tx, id: string): Promise<ChildDetails | null> => {
  const [[row], people] = await Promise.all([
    tx.query<{
      student_no_sealed: Buffer | null
      id_sealed: Buffer | null
      ethnicity: string | null
      household_id: string
      scope: number[]
      fv: Record<string, [number, string]>
    }>(
      'select student_no_sealed, id_sealed, ethnicity, household_id, scope, fv from child where county_id = $1 and id = $2 and not del',
      [tx.countyId, id],
    ),
    tx.query<Person>(
      'select id, child_id, part, name, relation, relation_text, phones_sealed, phones_masked, seen_on from child_person where county_id = $1 and child_id = $2 and not del',
      [tx.countyId, id],
    ),
  ])
  if (!row) return null
  return {
    ...row,
    people: Object.fromEntries(people.map((p) => [p.part, p])),
    versions: Object.fromEntries(Object.entries(row.fv).map(([f, [v]]) => [f, v])),
  }
}

export const siblingsOf = async (tx: Tx, household: string, id: string): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `select id from child where county_id = $1 and household_id = $2 and id <> $3 and status <> 'left' and not del`,
      [tx.countyId, household, id],
    )
  ).map((r) => r.id)

export const historyOfChild = (tx: Tx, id: string): Promise<HistoryRow[]> =>
  tx.query<HistoryRow>(
    'select tbl, row_id, op, patch, account_name, on_date from history where county_id = $1 and child_id = $2 order by at desc limit 200',
    [tx.countyId, id],
  )

/** Who opened a child's file, each person once a day and reason: however often one opens it, nobody else drops off the list. */
export const openingsOfChild = (
  tx: Tx,
  id: string,
): Promise<{ at: Date; account_name: string; role: Role; detail: { reason?: string } }[]> =>
  tx.query(
    `select max(at) as at, account_name, role, jsonb_strip_nulls(jsonb_build_object('reason', detail->>'reason')) as detail
     from audit where county_id = $1 and subject_id = $2 and action in ('child.open', 'child.reveal', '${WORDS_READ}')
     group by account_id, account_name, role, detail->>'reason', (at at time zone 'Asia/Shanghai')::date
     order by max(seq) desc limit 50`,
    [tx.countyId, id],
  )

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

/** A child's spans, oldest first, each with who closed it: since when facts have held, what changed between, by whom. */
export const spansOf = (tx: Tx, id: string): Promise<(FactsRow & { closed_by: string | null })[]> =>
  tx.query(
    `select ${FACTS_SELECT.split(', ')
      .map((c) => `f.${c}`)
      .join(
        ', ',
      )}, h.account_name as closed_by from child_facts f left join history h on h.county_id = f.county_id and h.child_id = f.child_id and h.tbl = 'child_facts' and h.row_id = f.id::text and h.patch ? 'until_on' where f.county_id = $1 and f.child_id = $2 and not f.del order by f.from_on`,
    [tx.countyId, id],
  )
