import type { AuditRow } from '../../db/seals/audit-facts.ts'
import type { Tx } from '../../db/tx-type.ts'

export const AUDIT_COLUMNS =
  'seq, id, at, account_id, account_name, role, action, subject, subject_id, place_id, detail, batch'

/** Written before cases had a circle of their own (decision 030): it would tell of one. */
const OF_A_CASE = 'concern.answer'

export const auditPage = (
  tx: Tx,
  q: {
    action: string | null
    who: string | null
    from: string | null
    to: string | null
    before: number | null
    limit: number
  },
): Promise<AuditRow[]> =>
  tx.query<AuditRow>(
    `select ${AUDIT_COLUMNS} from audit where county_id = $1 and action <> '${OF_A_CASE}' and ($2::text is null or action = $2) and ($3::date is null or at >= ($3::date)::timestamp at time zone 'Asia/Shanghai') and ($4::date is null or at < ($4::date + 1)::timestamp at time zone 'Asia/Shanghai') and ($5::bigint is null or seq < $5) and ($6::text is null or position($6 in account_name) > 0) order by seq desc limit ${Math.trunc(q.limit)}`,
    [tx.countyId, q.action, q.from, q.to, q.before, q.who],
  )
