import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { childSnapshot } from '../db/child-snapshot.ts'

/** Full numbers, for a reason that is logged beside who opened them. */
export const revealChild = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { what: 'id-number' | 'phones'; reason: string },
): Promise<{
  idNumber: string | null
  studentNo: string | null
  fatherPhones: string[]
  motherPhones: string[]
  carerPhones: string[]
}> => {
  can(actor, 'child.reveal')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const child = await childSnapshot(tx, ctx.keys, id, shanghaiDate(tx.now))
      if (!child) throw new AppError('not-found')
      const tree = await tx.tree()
      const scope = scopeOfChild(
        { classId: child.row.class_id, schoolId: child.row.school_id, villageId: child.row.village_id },
        tree,
      )
      tx.note({
        action: 'child.reveal',
        subject: 'child',
        subjectId: id,
        placeId: child.row.school_id,
        detail: { what: input.what, reason: input.reason },
        scope: scope.flatMap((c) => [c, -c]).sort((a, b) => a - b),
      })
      const { flat } = child.register
      return input.what === 'id-number'
        ? { idNumber: flat.idNumber, studentNo: flat.studentNo, fatherPhones: [], motherPhones: [], carerPhones: [] }
        : {
            idNumber: null,
            studentNo: null,
            fatherPhones: flat.fatherPhones,
            motherPhones: flat.motherPhones,
            carerPhones: flat.carerPhones,
          }
    },
    { now: ctx.now() },
  )
}
