import type * as z from 'zod'
import type { ownFieldApi } from '../../../domain/api/own-field.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import {
  hasOptions,
  isLiving,
  MOST_EVER,
  MOST_OWN,
  nextOptions,
  ofKind,
  ownFieldFault,
} from '../../../domain/registers/own-field-rules.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { type CountyFieldRow, countyFieldRows, ownFieldOf } from '../../db/county-field.ts'
import { lockOwnFields } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { declaredFields } from '../known-kind.ts'
import { type OwnFieldView, ownFieldView } from '../view.ts'

type Input = z.output<(typeof ownFieldApi)['addOwnField']['body']>

const MANY = `一张表最多另加 ${MOST_OWN} 项，再多填的人就记不住了。请先停问用不着的。`
const EVER = `这张表前后已经加过 ${MOST_EVER} 项。请在停问的里面找一项合适的，改一改再接着问。`

/**
 * Adds a question to a kind (decision 032). Its key is the next number of the kind and is never given again. The same id again
 * changes nothing. Errors: invalid (by part: words that must not be asked, options, too many).
 */
export const addOwnField = async (ctx: Ctx, actor: Actor, input: Input): Promise<OwnFieldView> => {
  can(actor, 'own-field.write')
  const declared = declaredFields(input.thing, input.of)
  const today = shanghaiDate(ctx.now())
  const draft = { ...input, fromOn: input.fromOn ?? today }
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockOwnFields(tx)
      const rows = await countyFieldRows(tx)
      const before = rows.find((r) => r.id === input.id)
      if (before) return ownFieldView(ownFieldOf(before))
      const kin = ofKind(rows.map(ownFieldOf), input.thing, input.of)
      const living = kin.filter((f) => isLiving(f, today))
      if (living.length >= MOST_OWN) throw new AppError('invalid', { label: MANY }, MANY)
      if (kin.length >= MOST_EVER) throw new AppError('invalid', { label: EVER }, EVER)
      const fault = ownFieldFault(draft, [...declared.map((f) => f.label), ...living.map((f) => f.label)], today)
      if (fault) throw new AppError('invalid', { [fault.field]: fault.message }, fault.message)
      const version = Math.max(0, ...kin.map((f) => f.version)) + 1
      const row: CountyFieldRow = {
        id: input.id,
        thing: input.thing,
        of_kind: input.of,
        key: `f${kin.length + 1}`,
        kind: input.kind,
        label: input.label,
        hint: input.hint,
        options: hasOptions(input.kind) ? nextOptions([], input.options) : [],
        unit: input.kind === 'number' ? input.unit : '',
        required: input.required,
        required_since: version,
        version,
        sort: Math.max(0, ...kin.map((f) => f.sort)) + 1,
        from_on: draft.fromOn,
        ended_on: null,
      }
      const { id, ...set } = row
      await tx.write(
        [{ table: 'county_field', op: 'insert', id, set: { ...set, options: JSON.stringify(row.options) } }],
        {
          action: 'own-field.add',
          subject: 'own-field',
          subjectId: id,
          detail: { kind: `${input.thing}.${input.of}`, key: row.key },
        },
      )
      return ownFieldView(ownFieldOf(row))
    },
    { now: ctx.now() },
  )
}
