import type * as z from 'zod'
import type { ownFieldApi } from '../../../domain/api/own-field.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { sameAnswers } from '../../../domain/kit/same-answers.ts'
import {
  changedOwnField,
  isLiving,
  MOST_OWN,
  ofKind,
  ownFieldFault,
} from '../../../domain/registers/own-field-rules.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { countyFieldRows, ownFieldOf } from '../../db/county-field.ts'
import { lockOwnFields } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { declaredFields } from '../known-kind.ts'
import { type OwnFieldView, ownFieldView } from '../view.ts'

type Input = z.output<(typeof ownFieldApi)['changeOwnField']['body']>

const MANY = `一张表最多另加 ${MOST_OWN} 项。请先停问用不着的，再接着问这一项。`

/**
 * Changes the words of a question, its options, whether it must be answered, or ends it (decision 032). How it is answered stays; an
 * option that is left out is no longer offered. Errors: not-found, conflict (changed since), invalid (by part).
 */
export const changeOwnField = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  { version: seen, set }: Input,
): Promise<OwnFieldView> => {
  can(actor, 'own-field.write')
  const today = shanghaiDate(ctx.now())
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockOwnFields(tx)
      const rows = await countyFieldRows(tx)
      const row = rows.find((r) => r.id === id)
      if (!row) throw new AppError('not-found')
      if (row.version !== seen) throw new AppError('conflict')
      const kin = ofKind(rows.map(ownFieldOf), row.thing, row.of_kind)
      const living = kin.filter((f) => f.id !== id && isLiving(f, today))
      const resumed = set.ended === false && row.ended_on !== null
      if (resumed && living.length >= MOST_OWN) throw new AppError('invalid', { label: MANY }, MANY)
      const version = Math.max(...kin.map((f) => f.version)) + 1
      const next = changedOwnField(ownFieldOf(row), set, { version, today })
      const fault = ownFieldFault(
        { ...next, options: next.options.filter((o) => !o.gone) },
        [...declaredFields(row.thing, row.of_kind).map((f) => f.label), ...living.map((f) => f.label)],
        today,
      )
      // What is only ended is ended whatever it says.
      if (fault && !(set.ended === true && Object.keys(set).length === 1))
        throw new AppError('invalid', { [fault.field]: fault.message }, fault.message)
      await tx.write(
        [
          {
            table: 'county_field',
            op: 'update',
            id,
            set: {
              label: next.label,
              hint: next.hint,
              unit: next.unit,
              required: next.required,
              required_since: next.requiredSince,
              version,
              ended_on: next.endedOn,
              ...(sameAnswers(next.options, row.options) ? {} : { options: JSON.stringify(next.options) }),
            },
          },
        ],
        {
          action: set.ended === true ? 'own-field.end' : resumed ? 'own-field.resume' : 'own-field.change',
          subject: 'own-field',
          subjectId: id,
          detail: { kind: `${row.thing}.${row.of_kind}`, key: row.key, fields: Object.keys(set) },
        },
      )
      return ownFieldView(next)
    },
    { now: ctx.now() },
  )
}
