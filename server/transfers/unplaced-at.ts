import { addDays, shanghaiDate } from '../../domain/kit/dates.ts'
import { missedFrom } from '../../domain/registers/transfer.ts'
import type { Tx } from '../db/tx-type.ts'
import { graduatesWithoutSchool, type UnplacedRow } from './db/unplaced.ts'

/** A school year and the months in which the list is looked at. */
const BACK = 400

/** Graduates of these schools whom no school has taken in though the day for it has come; within sight. */
export const unplacedAt = async (tx: Tx, schools: readonly number[]): Promise<UnplacedRow[]> => {
  const today = shanghaiDate(tx.now)
  return (await graduatesWithoutSchool(tx, schools, addDays(today, -BACK), today)).filter(
    (row) => missedFrom(row.graduated_on) <= today,
  )
}
