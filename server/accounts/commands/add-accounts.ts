import { scopeOfOffice } from '../../../domain/registers/scope.ts'
import type { Actor, Role } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { nextCircles } from '../../db/county.ts'
import { inActorTx } from '../../db/tx.ts'
import { newAccounts, newSecret } from '../new-account.ts'
import { placeForRole } from '../place-for-role.ts'

/**
 * Accounts of an invented county, all with one password, in one transaction: each with its post and its line in the diary, as
 * `add-account` writes them one by one. Errors: login-taken, place-unknown, forbidden; then none is made.
 */
export const addAccounts = async (
  ctx: Ctx,
  actor: Actor,
  accounts: readonly { login: string; name: string; role: Role; placeCode: string }[],
  password: string,
): Promise<void> => {
  can(actor, 'account.write')
  const secret = await newSecret(password)
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const circles = await nextCircles(tx, accounts.length)
      const inputs = accounts.map(({ login, name, role, placeCode }, i) => {
        const place = placeForRole(actor, role, placeCode, tree)
        return {
          ...{ login, name, role, placeId: place.id, secret },
          ownCircle: circles[i] ?? 0,
          scope: scopeOfOffice(place.id, tree),
        }
      })
      const made = await newAccounts(tx, inputs)
      made.forEach(({ id }, i) => {
        tx.note({
          action: 'account.add',
          subject: 'account',
          subjectId: id,
          placeId: inputs[i]?.placeId ?? null,
          detail: { role: inputs[i]?.role },
        })
      })
    },
    { now: ctx.now() },
  )
}
