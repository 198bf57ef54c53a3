import { AppError } from '../../../domain/errors.ts'
import type { OwnThing } from '../../../domain/kit/own-field.ts'
import { ofKind } from '../../../domain/registers/own-field-rules.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { countyFieldRows, ownFieldOf } from '../../db/county-field.ts'
import { lockOwnFields } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'

/** Puts the questions of a kind in this order; those that are not named stand behind. Errors: not-found for one of another kind. */
export const orderOwnFields = async (
  ctx: Ctx,
  actor: Actor,
  input: { thing: OwnThing; of: string; ids: readonly string[] },
): Promise<{ ok: true }> => {
  can(actor, 'own-field.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockOwnFields(tx)
      const kin = ofKind((await countyFieldRows(tx)).map(ownFieldOf), input.thing, input.of)
      const byId = new Map(kin.map((f) => [f.id, f]))
      if (input.ids.some((id) => !byId.has(id))) throw new AppError('not-found')
      const order = [...new Set([...input.ids, ...kin.map((f) => f.id)])]
      const moved = order.flatMap((id, i) => (byId.get(id)?.sort === i + 1 ? [] : [{ id, sort: i + 1 }]))
      if (moved.length === 0) return
      await tx.write(
        moved.map(({ id, sort }) => ({ table: 'county_field', op: 'update', id, set: { sort } })),
        { action: 'own-field.order', subject: 'own-field', detail: { kind: `${input.thing}.${input.of}` } },
      )
    },
    { now: ctx.now() },
  )
  return { ok: true }
}
