import type * as z from 'zod'
import type { blankFormApi } from '../../../domain/api/blank-form.ts'
import { AppError } from '../../../domain/errors.ts'
import { figureFaces } from '../../../domain/figures/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { mappingFault } from '../../../domain/registers/blank-form.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type FormPage, formPage, gridsOf, mustFindForm } from '../form-view.ts'

type Input = z.output<typeof blankFormApi.mapBlankForm.body>

/** Says what a form is filled with. Errors: invalid (in a sentence), conflict (changed since it was seen), not-found, forbidden. */
export const mapBlankForm = async (ctx: Ctx, actor: Actor, id: string, input: Input): Promise<FormPage> => {
  can(actor, 'blank-form.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { row, parts } = await mustKeep(ctx, tx, id)
      if (row.version !== input.version) throw new AppError('conflict')
      const grids = await gridsOf(parts)
      const mapping = { list: input.list, spots: input.spots }
      const fault = mappingFault(grids, mapping, new Set(figureFaces().map((f) => f.id)))
      if (fault) throw new AppError('invalid', { mapping: fault }, fault)
      const next = { ...row, title: input.title, mapping, version: row.version + 1 }
      await tx.write(
        [
          {
            table: 'blank_form',
            op: 'update',
            id,
            set: { title: next.title, mapping: JSON.stringify(mapping), version: next.version },
          },
        ],
        {
          action: 'blank-form.map',
          subject: 'blank-form',
          subjectId: id,
          placeId: row.place_id,
          detail: { title: next.title, version: next.version },
        },
      )
      return formPage(tx, next, grids)
    },
    { now: ctx.now() },
  )
}

/** Takes a form away: its file goes at once, that there was one stays. Errors: not-found, forbidden. */
export const endBlankForm = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'blank-form.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { row } = await mustKeep(ctx, tx, id)
      await tx.write(
        [{ table: 'blank_form', op: 'update', id, set: { gone_on: shanghaiDate(tx.now), file_sealed: null } }],
        {
          action: 'blank-form.end',
          subject: 'blank-form',
          subjectId: id,
          placeId: row.place_id,
          detail: { title: row.title },
        },
      )
    },
    { now: ctx.now() },
  )
}

/** A form is changed by the office that keeps it, by nobody below. */
const mustKeep = async (ctx: Ctx, tx: Tx, id: string) => {
  const found = await mustFindForm(ctx, tx, id)
  if (found.row.place_id !== tx.actor.placeId) throw new AppError('forbidden')
  return found
}
