import type * as z from 'zod'
import type { statisticsApi } from '../../../domain/api/statistics.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { formFault } from '../../../domain/reports/tables/county-form.ts'
import { officialStatistics } from '../../../domain/reports/tables/official.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { lockStatisticsForms } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { formRows } from '../db/statistics-form.ts'
import { type FormOut, formView } from '../queries/statistics-form.ts'

type Input = z.output<typeof statisticsApi.setStatisticsForm.body>

const NO_TERM = '校历里没有这个学期，请先到“校历”里添加，或选另一个学期。'

/**
 * Maps the official table against the county's paper form, from a term on (decision 064). Each time is a version of its own: what was
 * handed in under an earlier one goes on being read by it. Errors: invalid (by sentence), conflict (mapped since it was seen).
 */
export const setStatisticsForm = async (ctx: Ctx, actor: Actor, input: Input): Promise<FormOut> => {
  can(actor, 'own-field.write')
  const fault = formFault(input)
  if (fault) throw new AppError('invalid', { items: fault }, fault)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockStatisticsForms(tx)
      const { terms } = await calendarOf(tx, null)
      const term = terms.find(({ id }) => id === input.fromTerm)
      if (!term) throw new AppError('invalid', { fromTerm: NO_TERM }, NO_TERM)
      const version = (await formRows(tx, officialStatistics.key))[0]?.version ?? 0
      if (version !== input.version) throw new AppError('conflict')
      await tx.write(
        [
          {
            table: 'statistics_form',
            op: 'insert',
            id: newId(tx.now),
            set: {
              form: officialStatistics.key,
              version: version + 1,
              from_term: term.id,
              from_on: term.startsOn,
              items: JSON.stringify(input.items),
              equations: JSON.stringify(input.equations),
              made_by_name: actor.name,
              made_on: shanghaiDate(tx.now),
            },
          },
        ],
        {
          action: 'statistics-form.set',
          subject: 'statistics-form',
          subjectId: officialStatistics.key,
          detail: { version: version + 1, term: term.id },
        },
      )
      return formView(tx)
    },
    { now: ctx.now() },
  )
}
