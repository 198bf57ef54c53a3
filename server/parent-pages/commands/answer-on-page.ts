import { AppError } from '../../../domain/errors.ts'
import { sameAnswers } from '../../../domain/kit/same-answers.ts'
import { readAnswer, type TypedAnswer } from '../../../domain/registers/parent-answer-form.ts'
import type { AnswerSort } from '../../../domain/registers/parent-page.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Change } from '../../db/write/change.ts'
import { newId } from '../../ids.ts'
import { answersOfLink } from '../db/parent-answer.ts'
import { linkBehind, openDoor } from '../open-door.ts'
import { openAnswer, sealAnswer } from '../sealed-words.ts'

/** One link sends so much and no more: what waits unread, and what comes in a day. */
const WAITING = 12
const A_DAY = 8
const LOOKED_AT = 60
const FULL = '今天送的已经很多了，老师看过以后再送。急事请直接打电话给老师。'

export type Answered = { sent: AnswerSort } | { sort: AnswerSort | null; faults: Record<string, string> }

/**
 * Keeps what a parent answered; it waits for a teacher and changes nothing by itself. The same again is kept once (a page without
 * scripts is easily sent twice); a newer number takes the place of one that still waits. Answers the faults by field where something
 * has to be mended. Errors: as `openDoor`; forbidden (not agreed yet); too-many-requests.
 */
export const answerOnPage = async (ctx: Ctx, token: string, address: string, typed: TypedAnswer): Promise<Answered> => {
  const door = await openDoor(ctx, token, address)
  const read = readAnswer(typed, door.today)
  if ('faults' in read) return read
  const { answer } = read
  return inActorTx(
    ctx.db,
    door.actor,
    async (tx) => {
      const link = await linkBehind(tx, door, { held: true })
      if (link.agreed_on === null) throw new AppError('forbidden')
      const before = await answersOfLink(tx, link.id, LOOKED_AT)
      const waiting = before.filter((a) => a.state === 'waiting')
      if (waiting.some((a) => sameAnswers({ ...openAnswer(ctx.keys, tx.countyId, a) }, { ...answer })))
        return { sent: answer.sort }
      if (waiting.length >= WAITING || before.filter((a) => a.on_date === door.today).length >= A_DAY)
        throw new AppError('too-many-requests', undefined, FULL)
      const id = newId(tx.now)
      const overtaken = answer.sort === 'number' ? waiting.filter((a) => a.sort === 'number') : []
      await tx.write(
        [
          ...overtaken.map(
            (a): Change => ({
              table: 'parent_answer',
              op: 'update',
              id: a.id,
              childId: link.child_id,
              set: {
                state: 'aside',
                settled_on: door.today,
                settled_by_name: door.actor.name,
                reason: '家里又写了新的号码',
              },
            }),
          ),
          {
            table: 'parent_answer',
            op: 'insert',
            id,
            childId: link.child_id,
            set: {
              link_id: link.id,
              child_id: link.child_id,
              part: link.part,
              sort: answer.sort,
              words_sealed: sealAnswer(ctx.keys, tx.countyId, id, answer),
              on_date: door.today,
              at: new Date(tx.now),
              state: 'waiting',
              settled_on: null,
              settled_by_name: null,
              reason: null,
              entry_id: null,
            },
          },
        ],
        {
          action: 'parent-page.answer',
          subject: 'child',
          subjectId: link.child_id,
          placeId: link.school_id,
          detail: { part: link.part, sort: answer.sort },
        },
      )
      return { sent: answer.sort }
    },
    { now: ctx.now() },
  )
}
