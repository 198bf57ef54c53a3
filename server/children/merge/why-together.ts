import type { PlaceTree } from '../../../domain/registers/place.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { MergeRow } from '../db/child-merges.ts'
import { builtSince, changedSince, keptFileOf, standsOf } from '../db/merge-rows.ts'
import type { MergeSteps } from './steps.ts'
import { rollsRefused, type Stands } from './two-files.ts'

const BUILT = {
  corrected: '合并以后更正过一起过来的记录，不能再分开。请在保留的档案里接着用。',
  recorded: '合并以后又给一起过来的登记记过事，不能再分开。请在保留的档案里接着用。',
  booked: '合并以后在一起过来的账户上又记过账，不能再分开。请先把那几笔冲正。',
} as const

/** Why the two cannot be taken apart any more; null where they can. With the county in sight. */
export const whyTogether = async (tx: Tx, row: MergeRow, steps: MergeSteps): Promise<string | null> => {
  if (row.undone_on !== null) return `已经分开过了（${longDate(row.undone_on)}）。`
  if (await keptFileOf(tx, row.kept_id)) return '保留的档案后来又并进了另一份；请先分开那一次。'
  const changed = await changedSince(tx, row.kept_id, row.at)
  if (changed)
    return `合并以后，${changed.account_name}在${longDate(changed.on_date)}改过这份档案，不能再分开。请在档案里改回原来的样子。`
  const ids = (table: string) => steps.moved.filter((m) => m.table === table).map((m) => m.id)
  const built = await builtSince(
    tx,
    {
      records: [...new Set(steps.parts.map((p) => p.record))],
      entries: [...ids('entry'), ...steps.cases],
      accounts: ids('ledger_account'),
    },
    row.at,
  )
  return built ? BUILT[built] : null
}

/**
 * Why this reader may not take them apart, though they could be (decision 077): both would be on rolls for which somebody else answers. Null: he
 * may. Both rows as they will stand, from what they are now and the steps back; with the county in sight.
 */
export const whyNotYours = async (
  tx: Tx,
  tree: PlaceTree,
  row: Pick<MergeRow, 'kept_id' | 'gone_id'>,
  { steps }: Pick<MergeSteps, 'steps'>,
): Promise<string | null> => {
  const now = await standsOf(tx, [row.kept_id, row.gone_id])
  const then = now.map((stands) => {
    let row: Stands = stands
    for (const step of steps.toReversed())
      if (step.table === 'child' && step.id === stands.id) row = { ...row, ...placeIn(step.set) }
    return row
  })
  return rollsRefused(tx.actor, tree, then)
}

const COLUMNS = ['status', 'class_id', 'school_id', 'village_id'] as const

const placeIn = (set: Readonly<Record<string, unknown>>): Partial<Stands> =>
  Object.fromEntries(COLUMNS.flatMap((column) => (column in set ? [[column, set[column]]] : [])))
