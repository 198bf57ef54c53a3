import type { RecordBody } from '../../domain/kit/define-record.ts'
import { givenMoney, givenWords } from '../../domain/records/given-money.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { Tx } from '../db/tx-type.ts'
import { childrenOfRecords, findRecord } from '../records/db/record.ts'
import { movementsOfRecords, versionsOf } from './db/of-records.ts'
import { NotBooked, notFound } from './not-booked.ts'

/** What a fund gave by a record: how much to each of whom; of what a place spent (`children` empty) all of it. */
export type RecordMoney = { each: number; children: string[] }

type Told = { id: string; kind: string; body: RecordBody }

/** What is to be booked of records, by id; none of those that tell of no money of a fund. All of their children, also those out of sight. */
export const moneyOfRecords = async (tx: Tx, records: readonly Told[]): Promise<Map<string, RecordMoney>> => {
  const each = new Map(
    records.flatMap(({ id, kind, body }): [string, number][] => {
      const declared = recordKind(kind)
      const fen = declared ? givenMoney(declared, body) : null
      return fen === null ? [] : [[id, fen]]
    }),
  )
  const about = Map.groupBy(
    each.size ? await tx.widened(() => childrenOfRecords(tx, [...each.keys()])) : [],
    (row) => row.record_id,
  )
  return new Map(
    [...each].map(([id, fen]) => [id, { each: fen, children: (about.get(id) ?? []).map((row) => row.child_id) }]),
  )
}

/** Is it what the record says: the same sum to the same children, or without a name? */
export const sameMoney = (money: RecordMoney, paid: readonly { child: string | null; n: number }[]): boolean => {
  const whom: readonly (string | null)[] = money.children.length ? money.children : [null]
  return paid.length === whom.length && paid.every((p) => p.n === money.each && whom.includes(p.child))
}

/**
 * A record is booked once, whichever of its versions was: what it cost is not paid twice. And as it says: how much and to whom stands in
 * it and is not typed again (S2B.14; decision 075). Errors: NotBooked.
 */
export const mustBookRecord = async (
  tx: Tx,
  id: string | undefined,
  paid: { each: number; children: readonly string[]; money: boolean },
): Promise<void> => {
  if (!id) return
  const record = await findRecord(tx, id)
  if (!record || record.superseded_by !== null) throw notFound()
  const versions = (await versionsOf(tx, [id])).get(id) ?? [id]
  // In whichever ledger, also one above that its writer does not open.
  if ((await tx.widened(() => movementsOfRecords(tx, versions))).size > 0)
    throw new NotBooked('stands-already', '这条记录已经入账，不用再记一次。')
  const money = (await moneyOfRecords(tx, [record])).get(id)
  if (!money)
    throw new NotBooked('invalid', '这条记录没有写要入账的钱：没有写钱数，或是看望的人自己出的。要入账，请先更正记录。')
  if (!paid.money) throw new NotBooked('invalid', '这条记录写的是钱，请从一笔资金里出。')
  const whom = paid.children.length ? paid.children : [null]
  const rows = whom.map((child) => ({ child, n: paid.each }))
  if (!sameMoney(money, rows))
    throw new NotBooked(
      'invalid',
      `记录里写的是${givenWords(money.each, money.children.length)}，和这一笔不一样。照记录入账；写错了，请先更正记录。`,
    )
}
