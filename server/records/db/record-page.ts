import type { Tx } from '../../db/tx-type.ts'
import { isLateSql } from './late.ts'
import { RECORD_ROW, type RecordRow } from './record.ts'

export type PageAsked = {
  /** Which parts (`l`) of records are meant: of each of these (a school, a village, an entry); null: all of the county. */
  each: readonly string[] | null
  child: string | null
  kind: string | null
  from: string | null
  to: string | null
  late: boolean
  /** Of one of these children, or written down by somebody of this name. */
  found?: { children: readonly string[]; author: string } | null
  /** The kinds that the actor's role reads: asked before the page is cut, so that no page comes back short. */
  readable: readonly string[]
  after: { on: string; id: string } | null
  limit: number
}

const ROW = RECORD_ROW.split(', ')
  .map((column) => `r.${column}`)
  .join(', ')

/**
 * A page of effective records, newest first, for a place, child, kind, days. It is read in the order of an index and ends where it is
 * full (decision 007): along the parts of each place that is meant, the newest of which are laid together; of a whole county along
 * the records themselves. Only a search by name looks through them all.
 */
export const recordPage = (tx: Tx, q: PageAsked): Promise<RecordRow[]> => {
  const params: unknown[] = [tx.countyId]
  const bind = (value: unknown) => `$${params.push(value)}`
  /** What is asked of a record, which its parts say as well. */
  const asked = (alias: string, id: string): string =>
    [
      `${alias}.county_id = $1`,
      `${alias}.kind = any(${bind(q.kind === null ? q.readable : q.readable.filter((kind) => kind === q.kind))}::text[])`,
      ...(q.from === null ? [] : [`${alias}.happened_on >= ${bind(q.from)}`]),
      ...(q.to === null ? [] : [`${alias}.happened_on <= ${bind(q.to)}`]),
      ...(q.late ? [isLateSql(`${alias}.`)] : []),
      ...(q.after === null
        ? []
        : [`(${alias}.happened_on, ${alias}.${id}) < (${bind(q.after.on)}, ${bind(q.after.id)}::uuid)`]),
    ].join(' and ')
  const child = () => (q.child === null ? '' : ` and l.child_id = ${bind(q.child)}::uuid`)
  const limit = Math.trunc(q.limit)
  const last = `order by r.happened_on desc, r.id desc limit ${limit}`
  const rowsOf = (ids: string, more = '', order = last) =>
    tx.query<RecordRow>(
      `with ids as (${ids}) select ${ROW} from record r join ids on ids.record_id = r.id where r.county_id = $1${more} ${order}`,
      params,
    )
  if (q.found) {
    const meant = q.each === null ? 'true' : `(${q.each.join(' or ')})`
    const named = `bool_or(l.child_id = any(${bind(q.found.children)}::uuid[])) as named`
    const ids = `select l.record_id, ${named} from record_part l where ${asked('l', 'record_id')} and ${meant} and l.live${child()} group by l.record_id`
    return rowsOf(ids, ` and (ids.named or position(${bind(q.found.author)} in r.author_name) > 0)`)
  }
  if (q.each === null && q.child === null)
    return tx.query<RecordRow>(
      `select ${ROW} from record r where ${asked('r', 'id')} and exists (select 1 from record_part l where l.county_id = $1 and l.record_id = r.id and l.live) ${last}`,
      params,
    )
  const conditions = `${asked('l', 'record_id')} and l.live${child()}`
  const newest = (q.each ?? ['true']).map(
    (meant) =>
      `(select l.happened_on, l.record_id from record_part l where ${conditions} and ${meant} group by l.happened_on, l.record_id order by l.happened_on desc, l.record_id desc limit ${limit})`,
  )
  // In the order in which they were laid together: by the record's own columns all records would be gone through for their order.
  return rowsOf(
    newest.length === 1
      ? (newest[0] ?? '')
      : `select happened_on, record_id from (${newest.join(' union all ')}) n group by happened_on, record_id order by happened_on desc, record_id desc limit ${limit}`,
    '',
    `order by ids.happened_on desc, ids.record_id desc limit ${limit}`,
  )
}
