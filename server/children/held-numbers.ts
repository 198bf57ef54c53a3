import { AppError } from '../../domain/errors.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Keys } from '../keys.ts'
import { sharedNumbers } from './db/elsewhere.ts'

const NUMBERS = [
  ['idNumber', 'id_blind', '身份证号'],
  ['studentNo', 'student_no_blind', '学籍号'],
] as const

/** An entry that was written, and what stood there before (null: nothing). */
type Written = { flat: Pick<FlatChild, 'name' | 'idNumber' | 'studentNo'>; was: FlatChild | null }

/** Numbers that were written and stand in another file of the county too: which entry, which number. */
const heldNumbers = (tx: Tx, keys: Keys, written: readonly Written[]) =>
  tx.widened(async () => {
    const held: { name: string; field: (typeof NUMBERS)[number][0]; called: string }[] = []
    for (const [field, column, called] of NUMBERS) {
      const blinds = written.flatMap(({ flat, was }) => {
        const number = flat[field]
        return number && number !== was?.[field] ? [{ name: flat.name, blind: keys.blind(tx.countyId, number) }] : []
      })
      const shared = await sharedNumbers(
        tx,
        column,
        blinds.map((b) => b.blind),
      )
      for (const { name, blind } of blinds) if (shared.some((s) => s.equals(blind))) held.push({ name, field, called })
    }
    return held
  })

/**
 * A number belongs to one child. Asked when the rest is written. Decision 010: told is only that the county has a file with
 * it, not where, not whose. Error: invalid, by field.
 */
export const refuseHeldNumbers = async (tx: Tx, keys: Keys, written: readonly Written[]): Promise<void> => {
  const held = await heldNumbers(tx, keys, written)
  if (held.length === 0) return
  const faults = Object.fromEntries(
    held.map(({ field, called }) => [
      field,
      `县里已有这个${called}的档案，不能再写给另一名孩子。请对着证件核对号码；号码没错，就是这名孩子已经有档案：请在花名册（包括已离开的）里找，或用名单导入接收转来的档案。`,
    ]),
  )
  throw new AppError('invalid', faults, Object.values(faults)[0])
}

/** The same for a list: says which rows, and nothing of it is written. Error: invalid. */
export const refuseHeldRows = async (tx: Tx, keys: Keys, written: readonly Written[]): Promise<void> => {
  const [first] = await heldNumbers(tx, keys, written)
  if (first)
    throw new AppError(
      'invalid',
      undefined,
      `“${first.name}”的${first.called}县里已有另一份档案，这份表没有写入。请核对号码，或跳过这一行，再写入。`,
    )
}
