import { AppError } from '../../../domain/errors.ts'
import type { TransferSort, TransferState } from '../../../domain/registers/transfer.ts'
import type { Tx } from '../../db/tx-type.ts'
import { CURSOR_FAULT } from '../../page-of.ts'

export type TransferRow = {
  id: string
  child_id: string
  sort: TransferSort
  from_id: number
  from_class: number | null
  to_id: number | null
  elsewhere: string | null
  on_date: string
  state: TransferState
  note_sealed: Buffer | null
  asked_on: string
  by_name: string
  made_by: string | null
  answered_on: string | null
  answered_by_name: string | null
  answer: string | null
  class_id: number | null
  joins_on: string | null
  accepted_at: Date | null
  undo_sealed: Buffer | null
}

const COLUMNS =
  't.id, t.child_id, t.sort, t.from_id, t.from_class, t.to_id, t.elsewhere, t.on_date, t.state, t.note_sealed, t.asked_on, t.by_name, t.made_by, t.answered_on, t.answered_by_name, t.answer, t.class_id, t.joins_on, t.accepted_at, t.undo_sealed'

/** A decline stands on the giver's list until the child is handed on again, has gone elsewhere, or was taken in. */
export const STILL_DECLINED = `(t.state = 'declined' and c.school_id = t.from_id and not exists (select 1 from child_transfer n where n.county_id = $1 and n.child_id = t.child_id and n.id <> t.id and n.at >= t.at))`
const OPEN = { in: `t.state = 'waiting'`, out: `(t.state = 'waiting' or ${STILL_DECLINED})` }

/** What is handed to (`in`) or from (`out`) these schools, the newest first, those of one day by name; ask within `tx.widened`. Error: invalid (no such cursor). */
export const transferPage = async (
  tx: Tx,
  asked: {
    schools: readonly number[]
    side: 'in' | 'out'
    show: 'open' | 'done'
    after: string | undefined
    limit: number
  },
): Promise<(TransferRow & { name: string; sex: string; birth: string | null })[]> => {
  const column = asked.side === 'in' ? 't.to_id' : 't.from_id'
  const open = OPEN[asked.side]
  const from = `from child_transfer t join child c on c.county_id = t.county_id and c.id = t.child_id`
  const [last] = asked.after
    ? await tx.query<{ at: Date; name_order: string }>(
        `select t.at, c.name_order ${from} where t.county_id = $1 and c.county_id = $1 and t.id = $2`,
        [tx.countyId, asked.after],
      )
    : []
  if (asked.after !== undefined && !last) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  const where = `t.county_id = $1 and c.county_id = $1 and ${column} = any($2::int[]) and not t.del and not c.del and ${asked.show === 'open' ? open : `not ${open}`}`
  return tx.query(
    `select ${COLUMNS}, c.name, c.sex, c.birth ${from} where ${where}
       ${last ? 'and (t.at < $4::timestamptz or (t.at = $4::timestamptz and (c.name_order, t.id) > ($5::text, $6::uuid)))' : ''}
     order by t.at desc, c.name_order, t.id limit $3`,
    [tx.countyId, asked.schools, asked.limit, ...(last ? [last.at, last.name_order, asked.after] : [])],
  )
}

/** How many wait and since when, of what is handed to and from these schools; ask within `tx.widened`. */
export const transferCounts = async (
  tx: Tx,
  schools: readonly number[],
): Promise<{ in: number; in_since: string | null; out: number; out_since: string | null; declined: number }> => {
  const [row] = await tx.query<{
    in: number
    in_since: string | null
    out: number
    out_since: string | null
    declined: number
  }>(
    `select count(*) filter (where t.state = 'waiting' and t.to_id = any($2::int[]))::int as in,
       min(t.asked_on) filter (where t.state = 'waiting' and t.to_id = any($2::int[])) as in_since,
       count(*) filter (where t.state = 'waiting' and t.from_id = any($2::int[]))::int as out,
       min(t.asked_on) filter (where t.state = 'waiting' and t.from_id = any($2::int[])) as out_since,
       count(*) filter (where t.from_id = any($2::int[]) and ${STILL_DECLINED})::int as declined
     from child_transfer t join child c on c.county_id = t.county_id and c.id = t.child_id
     where t.county_id = $1 and c.county_id = $1 and not t.del and not c.del and t.state in ('waiting', 'declined')
       and (t.to_id = any($2::int[]) or t.from_id = any($2::int[]))`,
    [tx.countyId, schools],
  )
  return row ?? { in: 0, in_since: null, out: 0, out_since: null, declined: 0 }
}

/** These transfers within sight, held until the commit. */
export const heldTransfers = (tx: Tx, ids: readonly string[]): Promise<TransferRow[]> =>
  tx.query<TransferRow>(
    `select ${COLUMNS} from child_transfer t where t.county_id = $1 and t.id = any($2::uuid[]) and not t.del order by t.id for update`,
    [tx.countyId, ids],
  )

/** Which of these children wait to be taken in, held until the commit; ask within `tx.widened`. */
export const waitingOf = (tx: Tx, children: readonly string[]): Promise<TransferRow[]> =>
  children.length
    ? tx.query<TransferRow>(
        `select ${COLUMNS} from child_transfer t where t.county_id = $1 and t.child_id = any($2::uuid[]) and t.state = 'waiting' and not t.del order by t.id for update`,
        [tx.countyId, children],
      )
    : Promise.resolve([])

/** The same children, looked at and not held. */
export const whoWaits = async (tx: Tx, children: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.query<{ child_id: string }>(
        `select child_id from child_transfer where county_id = $1 and child_id = any($2::uuid[]) and state = 'waiting' and not del`,
        [tx.countyId, children],
      )
    ).map((r) => r.child_id),
  )

/** What is on its way to or from these schools, or came back to them declined, held; with the county in sight. */
export const openAtSchools = (tx: Tx, schools: readonly number[]): Promise<TransferRow[]> =>
  tx.query<TransferRow>(
    `select ${COLUMNS} from child_transfer t where t.county_id = $1 and not t.del
       and ((t.state = 'waiting' and (t.from_id = any($2::int[]) or t.to_id = any($2::int[]))) or (t.state = 'declined' and t.from_id = any($2::int[])))
     order by t.id for update`,
    [tx.countyId, schools],
  )

/** What a promotion or an import handed on and nobody has answered, held; ask within `tx.widened`. */
export const waitingMadeBy = (tx: Tx, madeBy: string): Promise<TransferRow[]> =>
  tx.query<TransferRow>(
    `select ${COLUMNS} from child_transfer t where t.county_id = $1 and t.made_by = $2 and t.state = 'waiting' and not t.del order by t.id for update`,
    [tx.countyId, madeBy],
  )

/** Which of these children are on a list of the actor's own. */
export const childrenInSight = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    ids.length
      ? (
          await tx.query<{ id: string }>(
            'select id from child where county_id = $1 and id = any($2::uuid[]) and not del',
            [tx.countyId, ids],
          )
        ).map((r) => r.id)
      : [],
  )
