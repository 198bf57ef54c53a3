import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { standing } from '../../../domain/registers/fuse-spans.ts'
import type { PlaceTree } from '../../../domain/registers/place.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import type { Span } from '../../../domain/registers/spans.ts'
import type { Actor } from '../../../domain/roles.ts'
import { mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren } from '../../db/locks.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childSnapshots, type SnapshotChild } from '../db/child-snapshot.ts'
import { spansOf } from '../db/child-spans.ts'
import { reachesRoll } from '../reach-classes.ts'

const TURN = '在学校名册上（或还在这里）的那一份要留下：请换过来，把另一份并进它。'

export type File = { child: SnapshotChild; spans: Span[]; scope: number[] }
export type TwoFiles = { kept: File; gone: File; tree: PlaceTree }

const ROLLS =
  '两份档案都在学校的名册上，合并或分开会让名册少一名、多一名：请由管着这两个班的人来办（同一所学校由教导主任或校长，两所学校由乡镇）。'

/**
 * Two files that are to become one, held until the commit, as they are now. Who may write both may put them together; the one on a roll is kept,
 * and where both are, one goes from a roll, which whoever answers for it decides. Errors: not-found, invalid, forbidden.
 */
export const twoFiles = async (
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  { kept, gone }: { kept: string; gone: string },
  { hold }: { hold: boolean },
): Promise<TwoFiles> => {
  if (kept === gone) throw new AppError('invalid', undefined, '这是同一份档案，请选另一份。')
  if (hold) await lockChildren(tx, [kept, gone].sort())
  const today = shanghaiDate(tx.now)
  const tree = await tx.tree()
  const children = await childSnapshots(tx, ctx.keys, [kept, gone], today)
  const spans = await spansOf(tx, [kept, gone])
  const fileOf = (id: string): File => {
    const child = children.find((c) => c.row.id === id)
    if (!child) throw new AppError('not-found')
    // Where the row stands, whatever day the list of a coming term speaks of.
    const { class_id: classId, school_id: schoolId, village_id: villageId } = child.stored
    const scope = scopeOfChild({ classId, schoolId, villageId }, tree)
    mustReach(actor, 'child.merge', scope)
    return { child, spans: spans.get(id) ?? [], scope }
  }
  const files = { kept: fileOf(kept), gone: fileOf(gone), tree }
  if (standing(files.gone.child.row) > standing(files.kept.child.row)) throw new AppError('invalid', undefined, TURN)
  answersForRolls(actor, tree, [files.kept.child, files.gone.child])
  return files
}

/** Where a row of the register stands. */
export type Stands = Pick<SnapshotChild['stored'], 'status' | 'class_id' | 'school_id' | 'village_id'>

/** Where both are on a roll a roll becomes shorter, or longer again: whoever answers for both decides it. Why this one may not; null: he may. */
export const rollsRefused = (actor: Actor, tree: PlaceTree, rows: readonly Stands[]): string | null => {
  const enrolled = rows.filter((row) => row.status === 'enrolled')
  const reached = enrolled.every((row) =>
    reachesRoll(actor, tree, { classId: row.class_id, schoolId: row.school_id, villageId: row.village_id }),
  )
  return enrolled.length > 1 && !reached ? ROLLS : null
}

/** The same for a command. Error: forbidden. */
export const answersForRolls = (actor: Actor, tree: PlaceTree, children: readonly Pick<SnapshotChild, 'stored'>[]) => {
  const why = rollsRefused(
    actor,
    tree,
    children.map((c) => c.stored),
  )
  if (why) throw new AppError('forbidden', undefined, why)
}
