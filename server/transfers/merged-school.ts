import { shanghaiDate } from '../../domain/kit/dates.ts'
import { scopeOfTransfer } from '../../domain/registers/transfer.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { heldTransfers, openAtSchools } from './db/transfers.ts'

/** How to put handovers back as they stood before schools were merged. */
export type TransferStep = { id: string; set: Record<string, unknown> }

const ONE_SCHOOL = '两所学校合并了，孩子已经在这所学校里'

/**
 * Schools that go into others (`ended`: which into which; decision 036): a child on its way goes on to the school that stands for the one that was
 * named, whose answer is owed from now on; from one that stands for the giver it comes. Between two that are one school now nothing is left to
 * be handed on. The county is in sight. Returns the rows as they stood.
 */
export const moveTransfers = async (tx: Tx, ended: ReadonlyMap<number, number>): Promise<TransferStep[]> => {
  const open = await openAtSchools(tx, [...ended.keys()])
  if (open.length === 0) return []
  const tree = await tx.tree()
  await tx.write(
    open.map((row): Change => {
      const from = ended.get(row.from_id) ?? row.from_id
      const to = row.to_id === null ? null : (ended.get(row.to_id) ?? row.to_id)
      return {
        table: 'child_transfer',
        op: 'update',
        id: row.id,
        scope: scopeOfTransfer(from, to, tree),
        set: {
          from_id: from,
          to_id: to,
          ...(from === to
            ? {
                state: 'withdrawn',
                answer: ONE_SCHOOL,
                answered_on: shanghaiDate(tx.now),
                answered_by_name: tx.actor.name,
              }
            : {}),
        },
      }
    }),
    null,
  )
  return open.map(({ id, from_id, to_id, state, answer, answered_on, answered_by_name }) => ({
    id,
    set: { from_id, to_id, state, answer, answered_on, answered_by_name },
  }))
}

/** The schools are two again: what was on its way goes on as before, unless it was answered meanwhile. The county is in sight. */
export const putTransfersBack = async (tx: Tx, steps: readonly TransferStep[]): Promise<void> => {
  if (steps.length === 0) return
  const tree = await tx.tree()
  const now = new Map(
    (
      await heldTransfers(
        tx,
        steps.map((s) => s.id),
      )
    ).map((row) => [row.id, row]),
  )
  await tx.write(
    steps.flatMap(({ id, set }): Change[] => {
      const row = now.get(id)
      const untouched = row && (row.state === set.state || (row.state === 'withdrawn' && row.answer === ONE_SCHOOL))
      if (!untouched) return []
      const scope = scopeOfTransfer(Number(set.from_id), set.to_id === null ? null : Number(set.to_id), tree)
      return [{ table: 'child_transfer', op: 'update', id, scope, set }]
    }),
    null,
  )
}
