import type * as z from 'zod'
import type { concernApi } from '../../domain/api/concern.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { scopeOfAudit } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { concernsOfRecord, findAnswer } from '../db/concern.ts'
import { childrenForRecord } from '../db/record.ts'
import { inActorTx } from '../db/tx.ts'

type Input = z.output<(typeof concernApi)['answerConcern']['body']>

/**
 * Says what was done about a worry (F2): whom one told, when, by which way. The first one answers it and takes it off the top of
 * everybody's day; later ones are addenda. Nothing written is edited. The same id again changes nothing. Errors: not-found,
 * invalid (a day to come; told nobody and somebody), conflict (the id is another answer's).
 */
export const answerConcern = async (ctx: Ctx, actor: Actor, input: Input): Promise<void> => {
  can(actor, 'concern.answer')
  const today = shanghaiDate(ctx.now())
  if (input.toldOn > today) throw new AppError('invalid', { toldOn: TO_COME }, TO_COME)
  if (input.told.includes('nobody') && input.told.length > 1) throw new AppError('invalid', { told: NOBODY }, NOBODY)
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const concern = (await concernsOfRecord(tx, input.recordId)).find((c) => c.child_id === input.childId)
      const [child] = await childrenForRecord(tx, [input.childId])
      if (!concern || !child) throw new AppError('not-found')
      const { inserted } = await tx.write(
        [
          {
            table: 'concern_answer',
            op: 'insert',
            id: input.id,
            childId: child.id,
            set: {
              root_id: concern.root_id,
              child_id: child.id,
              told: [...new Set(input.told)],
              told_name: input.toldName,
              told_on: input.toldOn,
              told_time: input.toldTime,
              way: input.way,
              done: input.done,
              by_id: actor.accountId,
              by_name: actor.name,
              by_role: actor.role,
              on_date: today,
              at: new Date(tx.now),
            },
          },
        ],
        null,
      )
      if (inserted.has(input.id)) {
        tx.note({
          action: 'concern.answer',
          subject: 'child',
          subjectId: child.id,
          placeId: child.school_id,
          detail: { record: concern.root_id },
          scope: scopeOfAudit(child.scope),
        })
        return
      }
      const kept = await findAnswer(tx, input.id)
      const same =
        kept?.root_id === concern.root_id &&
        kept.child_id === child.id &&
        kept.by_id === actor.accountId &&
        kept.done === input.done
      if (!same) throw new AppError('conflict', undefined, ID_IN_USE)
    },
    { now: ctx.now() },
  )
}

const TO_COME = '这一天还没有到，请选告诉的那一天。'
const NOBODY = '“没有告诉别人”不能和别的人一起选，请改一下。'
const ID_IN_USE = '这个编号已经用在另一条处理上。您写的还在，请刷新后再保存。'
