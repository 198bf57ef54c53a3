import type * as z from 'zod'
import type { classTeacherApi } from '../../../domain/api/class-teacher.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { countHeldAtClass } from '../../entries/db/entry.ts'
import { classPosts, openDutiesAt } from '../db/class-posts.ts'
import { openTaskStates } from '../held-tasks.ts'
import { classAt } from '../school-classes.ts'
import { teacherView } from './class-teachers.ts'

/** What a hand-over of this class moves, before it is done. Errors: place-unknown, not-found. */
export const getHandOver = async (
  ctx: Ctx,
  actor: Actor,
  classCode: string,
): Promise<z.input<(typeof classTeacherApi)['getHandOver']['response']>> => {
  can(actor, 'class.hand-over')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const place = classAt(actor, 'class.hand-over', classCode, await tx.tree())
      const posts = await tx.widened(() => classPosts(tx, today, [place.id]))
      const accounts = posts.map((p) => p.account_id)
      return {
        class: { code: place.code, name: place.name },
        teachers: posts.map(teacherView),
        tasks: await tx.widened(() => countHeldAtClass(tx, { classId: place.id, accounts, open: openTaskStates })),
        duties: allowed(actor, 'duty.read') ? await openDutiesAt(tx, today, place.id) : null,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
