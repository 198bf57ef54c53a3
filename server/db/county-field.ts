import { type OwnBook, type OwnField, type OwnFieldKind, type OwnThing, ownBook } from '../../domain/kit/own-field.ts'
import type { Tx } from './tx-type.ts'

export type CountyFieldRow = {
  id: string
  thing: OwnThing
  of_kind: string
  key: string
  kind: OwnFieldKind
  label: string
  hint: string
  options: OwnField['options']
  unit: string
  required: boolean
  required_since: number
  version: number
  sort: number
  from_on: string
  ended_on: string | null
}

const COLUMNS =
  'id, thing, of_kind, key, kind, label, hint, options, unit, required, required_since, version, sort, from_on, ended_on'

/** Every question that the county ever made, in the order of its forms. */
export const countyFieldRows = (tx: Tx): Promise<CountyFieldRow[]> =>
  tx.query<CountyFieldRow>(
    `select ${COLUMNS} from county_field where county_id = $1 and not del order by thing, of_kind, sort, key`,
    [tx.countyId],
  )

export const ownFieldOf = (row: CountyFieldRow): OwnField => {
  const { of_kind, required_since, from_on, ended_on, ...rest } = row
  return { ...rest, of: of_kind, requiredSince: required_since, fromOn: from_on, endedOn: ended_on }
}

/** The questions by kind, as forms and checks use them. */
export const loadOwnBook = async (tx: Tx): Promise<OwnBook> => ownBook((await countyFieldRows(tx)).map(ownFieldOf))

const counted = (table: 'record' | 'entry', thing: OwnThing, body: string, stands: string) =>
  `select '${thing}' as thing, kind as of_kind, key, count(*)::int as n from ${table}, jsonb_object_keys(${body}->'county') as key where county_id = $1 and ${body} ? 'county' and ${stands} group by kind, key`

/** How often each was answered, in what stands now; as far as the actor sees. */
export const ownAnswerCounts = async (
  tx: Tx,
): Promise<{ thing: OwnThing; of_kind: string; key: string; n: number }[]> =>
  tx.query(
    `${counted('record', 'records', 'body', 'superseded_by is null')} union all ${counted('entry', 'entries', 'answers', 'not del')}`,
    [tx.countyId],
  )

/** So many changes of a question are told; the list of deeds (操作记录) has them all. */
export const CHANGES_TOLD = 20

/** The last changes of each question, the newest first; `n`: how many there ever were of it. */
export const ownFieldHistory = (
  tx: Tx,
): Promise<
  {
    row_id: string
    op: string
    patch: Record<string, [unknown, unknown]>
    account_name: string
    on_date: string
    n: number
  }[]
> =>
  tx.query(
    `select row_id, op, patch, account_name, on_date, n from (
       select row_id, op, patch, account_name, on_date, at, id,
         row_number() over (partition by row_id order by at desc, op desc, id desc)::int as nth,
         count(*) over (partition by row_id)::int as n
       from history where county_id = $1 and tbl = 'county_field'
     ) h where nth <= ${CHANGES_TOLD} order by row_id, nth`,
    [tx.countyId],
  )
