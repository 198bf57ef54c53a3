import { AppError } from '../../domain/errors.ts'
import type { Place, PlaceTree } from '../../domain/registers/place.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { scopeOfOffice } from '../../domain/registers/scope.ts'
import { type Actor, MAY_GRANT, PLACE_KINDS_OF, type Role } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { nextCircle } from '../db/county.ts'
import { inActorTx } from '../db/tx.ts'
import { newAccount } from './new-account.ts'

/** Which place a role is given at: the right kind, within the actor's own places, and a role that the actor may hand out. */
export const placeForRole = (actor: Actor, role: Role, placeCode: string, tree: PlaceTree): Place => {
  const place = [...tree.values()].find((p) => p.code === placeCode)
  if (!place) throw new AppError('place-unknown')
  mustReach(actor, 'account.write', chainOf(tree, place.id))
  if (actor.via !== 'operator' && !MAY_GRANT[actor.role].includes(role)) throw new AppError('forbidden')
  if (!PLACE_KINDS_OF[role].includes(place.kind))
    throw new AppError('invalid', { placeCode: `这个角色不能放在“${place.name}”这一级，请换一个单位。` })
  return place
}

/** A new account with its first post and a one-time password, shown once. Errors: login-taken, place-unknown, forbidden. */
export const addAccount = async (
  ctx: Ctx,
  actor: Actor,
  input: { login: string; name: string; role: Role; placeCode: string },
): Promise<{ id: string; oneTimePassword: string }> => {
  can(actor, 'account.write')
  const ownCircle = await nextCircle(ctx.db)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = placeForRole(actor, input.role, input.placeCode, tree)
      const made = await newAccount(tx, {
        login: input.login,
        name: input.name,
        role: input.role,
        placeId: place.id,
        ownCircle,
        password: null,
        scope: scopeOfOffice(place.id, tree),
      })
      tx.note({
        action: 'account.add',
        subject: 'account',
        subjectId: made.id,
        placeId: place.id,
        detail: { role: input.role },
      })
      return { id: made.id, oneTimePassword: made.oneTimePassword ?? '' }
    },
    { now: ctx.now() },
  )
}
