import type * as z from 'zod'
import type { rosterProgress } from '../../domain/api/roster-shapes.ts'
import { removalSteps } from '../children/undo.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tx-type.ts'
import { BUILT_TOLD, type BuiltOn, builtOn, type RosterRow } from '../rosters/db/roster-rows.ts'
import { progressOf } from './roster-view.ts'
import { openUndo } from './undo-record.ts'

/** What has to be put back, and whose rows these are. */
export const undoOf = async (ctx: Ctx, tx: Tx, row: RosterRow) => {
  const undo = openUndo(ctx, tx, row)
  const steps = [...undo.steps, ...(await removalSteps(tx, row.id))]
  return { undo, steps, children: [...new Set(steps.map((s) => s.childId))] }
}

/** Why an import that was written would not be taken back, as a sentence; null where it would. The page asks it before it offers (F15). */
export const whyNotUndone = async (ctx: Ctx, tx: Tx, row: RosterRow): Promise<string | null> => {
  const at = row.applied_at
  if (row.state !== 'applied' || at === null) return '这一批没有写入，或已经撤回。'
  const { children } = await undoOf(ctx, tx, row)
  return tx.widened(async () => builtWords(await builtOn(tx, children, at)))
}

/** Who was recorded or changed since, and what to do instead; null where nobody was. */
export const builtWords = (built: readonly BuiltOn[]): string | null => {
  if (built.length === 0) return null
  const said = (what: BuiltOn['what'], text: string) => {
    const names = [...new Set(built.filter((b) => b.what === what).map((b) => b.name ?? '（已转走的孩子）'))]
    if (names.length === 0) return []
    const more =
      names.length > BUILT_TOLD ? `等 ${BUILT_TOLD} 多名孩子` : names.length > 3 ? `等 ${names.length} 名孩子` : ''
    return [`${names.slice(0, 3).join('、')}${more}${text}`]
  }
  const parts = [...said('recorded', '有了新的记录'), ...said('changed', '的资料又改过')]
  return `这批写入之后，${parts.join('，')}，不能整批撤回；请逐个修改。`
}

/** How far an import is, and whether it would be taken back now. */
export const toldProgress = async (ctx: Ctx, tx: Tx, row: RosterRow): Promise<z.input<typeof rosterProgress>> => {
  const refused = row.state === 'applied' ? await whyNotUndone(ctx, tx, row) : null
  return { ...progressOf(row), canUndo: row.state === 'applied' && refused === null, undoRefused: refused }
}
