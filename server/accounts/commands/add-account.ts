import { scopeOfOffice } from '../../../domain/registers/scope.ts'
import type { Actor, Role } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { nextCircle } from '../../db/county.ts'
import { inActorTx } from '../../db/tx.ts'
import { newAccount, newSecret } from '../new-account.ts'
import { placeForRole } from '../place-for-role.ts'

/** A new account with its first post and a one-time password, shown once. Errors: login-taken, place-unknown, forbidden. */
export const addAccount = async (
  ctx: Ctx,
  actor: Actor,
  input: { login: string; name: string; role: Role; placeCode: string },
): Promise<{ id: string; oneTimePassword: string }> => {
  can(actor, 'account.write')
  const ownCircle = await nextCircle(ctx.db)
  const secret = await newSecret(null)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = placeForRole(actor, input.role, input.placeCode, tree)
      const { id } = await newAccount(tx, {
        login: input.login,
        name: input.name,
        role: input.role,
        placeId: place.id,
        ownCircle,
        secret,
        scope: scopeOfOffice(place.id, tree),
      })
      tx.note({
        action: 'account.add',
        subject: 'account',
        subjectId: id,
        placeId: place.id,
        detail: { role: input.role },
      })
      return { id, oneTimePassword: secret.once ?? '' }
    },
    { now: ctx.now() },
  )
}
