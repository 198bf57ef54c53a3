import type * as z from 'zod'
import type { censusApi } from '../../../domain/api/census.ts'
import { AppError } from '../../../domain/errors.ts'
import type { RollAnswer } from '../../../domain/registers/roll.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { reachesRoll } from '../../children/reach-classes.ts'
import type { Ctx } from '../../context.ts'
import { lockCensus } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Change } from '../../db/write/change.ts'
import { newId } from '../../ids.ts'
import { type CensusAt, censusAt, type LiveRoll, liveRoll, mustBeOpen, nextVersion } from '../census-at.ts'
import type { LiveRow } from '../db/census.ts'
import { signedNow } from '../signed-now.ts'

type Input = z.output<(typeof censusApi)['answerCensus']['body']>
type Said = { row: LiveRow; answer: RollAnswer | null; reason: string | null }

/**
 * What is said of children of a class or village in its term's census; `rest`: all of whom nothing was said yet are as they stand,
 * if they are as many as were seen and nobody who changed since the roll was signed before. Kept by child and term until it is signed. Errors: invalid (term over, no reason, one whom this
 * place takes off its roll itself), conflict (signed, another roll by now), not-found.
 */
export const answerCensus = async (ctx: Ctx, actor: Actor, input: Input): Promise<{ said: number }> => {
  can(actor, 'child.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const at = await censusAt(tx, input, 'child.write')
      mustBeOpen(at)
      await lockCensus(tx, at.place.id)
      const signed = await signedNow(tx, at)
      if (signed)
        throw new AppError(
          'conflict',
          undefined,
          `${signed.signed_by_name}已经在${longDate(signed.on_date)}签核了这份名册。要改请先点“重开”，写明原因。`,
        )
      const live = await liveRoll(tx, at)
      const said = 'rest' in input ? restOf(live, input.rest) : await eachOf(tx, live, input.answers)
      await tx.write(
        said.map((one) => changeOf(tx, at, live, one)),
        {
          action: 'census.answer',
          subject: 'place',
          subjectId: at.place.code,
          placeId: at.place.id,
          detail: { term: at.term.id, children: said.length },
        },
      )
      return { said: said.length }
    },
    { now: ctx.now() },
  )
}

/** Whoever changed since the roll was signed is looked at one by one, not with the rest. */
const restOf = ({ todo, anew }: LiveRoll, seen: number): Said[] => {
  const rest = todo.filter((row) => !anew.has(row.child_id))
  if (rest.length !== seen)
    throw new AppError('conflict', undefined, `名册刚刚有变化，现在还有 ${rest.length} 名没有核对，请看一下再点。`)
  return rest.map((row) => ({ row, answer: 'unchanged', reason: null }))
}

const eachOf = async (
  tx: Tx,
  { rows }: LiveRoll,
  answers: readonly { child: string; answer: RollAnswer | null; reason?: string | undefined }[],
): Promise<Said[]> => {
  const tree = await tx.tree()
  const here = new Map(rows.map((row) => [row.child_id, row]))
  // The last word on a child is the one that holds.
  return [...new Map(answers.map((one) => [one.child, one])).values()].map(({ child, answer, reason = null }) => {
    const row = here.get(child)
    if (!row) throw new AppError('not-found', undefined, '名册上现在没有这名孩子，请刷新看看。')
    if (answer !== 'left') return { row, answer, reason: null }
    if (reachesRoll(tx.actor, tree, { classId: row.class_id, schoolId: row.school_id, villageId: row.village_id }))
      throw new AppError('invalid', { answer: LEAVE }, LEAVE)
    if (reason === null) throw new AppError('invalid', { reason: WHY }, WHY)
    return { row, answer, reason }
  })
}
const LEAVE = '这名孩子由您这里办离开：请写明原因和从哪天起，办好就不在名册上了。'
const WHY = '请写一句去了哪里、为什么离开，学校看得到。'

const changeOf = (tx: Tx, { place, term, today }: CensusAt, live: LiveRoll, said: Said): Change => {
  const { row, answer, reason } = said
  const by = { by_id: tx.actor.accountId, by_name: tx.actor.name }
  const set = { answer, reason, on_date: today, ...by, roll_version: nextVersion(live) }
  const known = live.answers.get(row.child_id)
  return known
    ? { table: 'census_answer', op: 'update', id: known.id, childId: row.child_id, set }
    : {
        table: 'census_answer',
        op: 'insert',
        id: newId(tx.now),
        childId: row.child_id,
        set: { place_id: place.id, term: term.id, child_id: row.child_id, ...set },
      }
}
