import type * as z from 'zod'
import type { evaluationApi } from '../../../domain/api/evaluation.ts'
import { listFault } from '../../../domain/entries/indicators.ts'
import { AppError } from '../../../domain/errors.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { lockDutyRules } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Change } from '../../db/write/change.ts'
import { newId } from '../../ids.ts'
import { listRows } from '../db/lists.ts'
import { evaluationListOf } from '../queries/evaluation-list.ts'
import { setterOf } from '../setter.ts'

type Input = z.output<typeof evaluationApi.setEvaluationList.body>
type Out = z.input<typeof evaluationApi.setEvaluationList.response>

/**
 * Says by which lines a county or a township evaluates from a term on, a hundred points together (S1.15, decision 063); null takes what it said of that term
 * back. What was written down before says what it said. Errors: invalid, term-unknown, not-found.
 */
export const setEvaluationList = async (ctx: Ctx, actor: Actor, input: Input): Promise<Out> => {
  can(actor, 'evaluation.write')
  const { about, items, fromTerm } = input
  const fault = items === null ? null : listFault(about, items, (id) => figureOf(id) !== null)
  if (fault) throw new AppError('invalid', { items: fault }, fault)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await setterOf(tx, about)
      const term = (await calendarOf(tx, null)).terms.find((t) => t.id === fromTerm)
      if (!term) throw new AppError('term-unknown')
      // One at a time says what a county asks for: of one place and term there is one list.
      await lockDutyRules(tx)
      const own = (await listRows(tx, [place.id], about)).find((row) => row.from_term === fromTerm)
      const set = {
        from_on: term.startsOn,
        items: JSON.stringify(items),
        set_on: shanghaiDate(tx.now),
        set_by_name: actor.name,
      }
      const change: Change | null =
        items === null
          ? own
            ? { table: 'evaluation_list', op: 'update', id: own.id, set: { del: true } }
            : null
          : own
            ? { table: 'evaluation_list', op: 'update', id: own.id, set }
            : {
                table: 'evaluation_list',
                op: 'insert',
                id: newId(tx.now),
                set: { place_id: place.id, about, from_term: fromTerm, ...set },
              }
      if (change)
        await tx.write([change], {
          action: items === null ? 'evaluation.list-off' : 'evaluation.set-list',
          subject: 'place',
          subjectId: place.code,
          placeId: place.id,
          detail: { about, from: fromTerm, ...(items === null ? {} : { lines: items.length }) },
        })
      return evaluationListOf(tx, { about, term: fromTerm })
    },
    { now: ctx.now() },
  )
}
