import { chainOf } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { formsOf } from '../db/blank-form.ts'
import { type FormListItem, type FormPage, formPage, gridsOf, listItem, mustFindForm } from '../form-view.ts'

/** The forms that the actor's place keeps, and those of the offices above it. */
export const listBlankForms = async (ctx: Ctx, actor: Actor): Promise<{ items: FormListItem[] }> => {
  can(actor, 'place.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const rows = await formsOf(tx, chainOf(await tx.tree(), actor.placeId))
      return { items: await Promise.all(rows.map((row) => listItem(tx, row))) }
    },
    { readOnly: true },
  )
}

/** A form as it looks and what it is filled with. Errors: not-found. */
export const getBlankForm = async (ctx: Ctx, actor: Actor, id: string): Promise<FormPage> => {
  can(actor, 'place.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { row, parts } = await mustFindForm(ctx, tx, id)
      return formPage(tx, row, await gridsOf(parts))
    },
    { readOnly: true },
  )
}
