import type { TransferSort, TransferState } from '../../../domain/registers/transfer.ts'
import type { Tx } from '../../db/tx-type.ts'
import { STILL_DECLINED } from './transfers.ts'

export type HandoverRow = {
  id: string
  child_id: string
  name: string
  sort: TransferSort
  state: TransferState
  from_id: number
  from_class: number | null
  to_id: number | null
  on_date: string
  joins_on: string | null
  asked_on: string
  answer: string | null
  note_sealed: Buffer | null
}

/** So many stand on a teacher's page; a class has not more that move at once. */
const MOST = 60

/**
 * Children of one class, or one child: handed to another school and not taken in there yet (or come back declined), and taken in from another
 * one with a first day since `newSince`. By name. Ask within `tx.widened`, of a class or a child in sight.
 */
export const handoversOf = (
  tx: Tx,
  of: { classId: number } | { child: string },
  newSince: string,
): Promise<HandoverRow[]> => {
  const column = 'classId' in of ? 'c.class_id = $3' : 'c.id = $3::uuid'
  return tx.query<HandoverRow>(
    `select t.id, t.child_id, c.name, t.sort, t.state, t.from_id, t.from_class, t.to_id, t.on_date, t.joins_on, t.asked_on, t.answer, t.note_sealed
     from child_transfer t join child c on c.county_id = t.county_id and c.id = t.child_id
     where t.county_id = $1 and c.county_id = $1 and ${column} and not t.del and not c.del
       and (t.state = 'waiting' or ${STILL_DECLINED} or (t.state = 'accepted' and t.joins_on >= $2 and c.school_id = t.to_id))
     order by c.name_order, t.id limit ${MOST}`,
    [tx.countyId, newSince, 'classId' in of ? of.classId : of.child],
  )
}

/** In which school each of these children is now; ask within `tx.widened`. */
export const schoolsOf = async (tx: Tx, children: readonly string[]): Promise<Map<string, number | null>> =>
  new Map(
    (
      await tx.query<{ id: string; school_id: number | null }>(
        'select id, school_id from child where county_id = $1 and id = any($2::uuid[]) and not del',
        [tx.countyId, children],
      )
    ).map((c) => [c.id, c.school_id]),
  )
