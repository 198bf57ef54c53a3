import { AppError } from '../../../domain/errors.ts'
import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db/tx-type.ts'
import { waitingOf } from '../../transfers/db/transfers.ts'
import { newTransfers } from '../../transfers/new-transfers.ts'
import type { SnapshotChild } from '../db/child-snapshot.ts'

type Leaving = { klass: Place; child: SnapshotChild; next: string | null }

/**
 * Hands graduates to the school of their class, or to the one that was said of them by name; of whom none is known nobody is asked. Who was handed
 * on before waits there. Answers how many. Errors: place-unknown, not-found (somebody who does not leave), invalid.
 */
export const handGraduates = async (
  tx: Tx,
  ctx: Ctx,
  leaving: readonly Leaving[],
  to: { id: string; on: string; school: Place; except: readonly { child: string; next: string | null }[] },
): Promise<number> => {
  const named = new Map(to.except.map((e) => [e.child, e.next]))
  const ids = leaving.map((l) => l.child.row.id)
  if ([...named.keys()].some((id) => !ids.includes(id))) throw new AppError('not-found')
  const waiting = new Set((await tx.widened(() => waitingOf(tx, ids))).map((w) => w.child_id))
  const tree = await tx.tree()
  const schoolOf = (code: string): Place => {
    const school = placeOfCode(tree, code)
    if (school?.kind !== 'school') throw new AppError('place-unknown')
    if (school.closed || school.id === to.school.id)
      throw new AppError('invalid', undefined, `毕业的孩子不能交给${school.name}，请选另一所学校。`)
    return school
  }
  const handed = leaving.flatMap(({ klass, child, next }) => {
    const code = named.has(child.row.id) ? (named.get(child.row.id) ?? null) : next
    if (code === null || waiting.has(child.row.id)) return []
    return [
      {
        child: child.row.id,
        sort: 'graduated' as const,
        fromId: to.school.id,
        fromClass: klass.id,
        toId: schoolOf(code).id,
        elsewhere: null,
        on: to.on,
        note: '',
        madeBy: to.id,
      },
    ]
  })
  if (handed.length) await newTransfers(tx, ctx.keys, handed)
  return handed.length
}
