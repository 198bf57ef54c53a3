import { isPerson } from '../../domain/kit/field-spec.ts'
import type { Tx } from '../db/tx-type.ts'
import { heldAtClass, partsOf } from '../entries/db/entry.ts'
import { derivedColumns, entryNote, partChanges } from '../entries/entry-changes.ts'
import { answersOf } from '../entries/reachable.ts'
import { openTaskStates, taskKinds } from './held-tasks.ts'

/**
 * Gives what `from` hold about a class, and have not done, to somebody else; of `only` where that is told. With the county in sight:
 * an administrator moves tasks without reading them. Answers which.
 */
export const moveTasks = (
  tx: Tx,
  move: { classId: number; from: readonly string[]; to: { account: string; name: string }; only?: readonly string[] },
): Promise<string[]> =>
  tx.widened(async () => {
    const found = await heldAtClass(tx, { classId: move.classId, accounts: move.from, open: openTaskStates })
    const rows = found.filter((row) => move.only === undefined || move.only.includes(row.id))
    for (const row of rows) {
      const kind = taskKinds.find((k) => k.kind === row.kind)
      if (!kind) continue
      const before = answersOf(kind, row)
      const held = kind.fields.filter(({ name }) => {
        const value = before[name]
        if (kind.goesOnWith !== undefined && name !== kind.goesOnWith) return false
        return isPerson(value) && value.account !== undefined && move.from.includes(value.account)
      })
      const answers = { ...before, ...Object.fromEntries(held.map((f) => [f.name, move.to])) }
      await tx.write(
        [
          {
            table: 'entry',
            op: 'update',
            id: row.id,
            scope: row.scope,
            ...(row.child_id === null ? {} : { childId: row.child_id }),
            set: { ...derivedColumns(kind, answers), answers, version: kind.version },
            beside: Object.fromEntries(held.map((f) => [f.name, { from: before[f.name] ?? null, to: move.to }])),
          },
          ...partChanges(row, kind.parts?.(answers) ?? [], await partsOf(tx, [row.id]), tx.now),
        ],
        entryNote('entry.change', row, { fields: held.map((f) => f.name) }),
      )
    }
    return rows.map((row) => row.id)
  })
