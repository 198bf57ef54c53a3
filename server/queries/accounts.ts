import type * as z from 'zod'
import type { account } from '../../domain/api/account.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { type Actor, MAY_GRANT, PLACE_KINDS_OF, ROLE_NAMES } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { accountsOf, postsOf } from '../db/account.ts'
import { signInsOf } from '../db/sign-in.ts'
import { inActorTx, type Tx } from '../db/tx.ts'

export type Account = z.input<typeof account>

/** Accounts within sight, with the posts within sight. */
export const accountViews = async (tx: Tx): Promise<Account[]> => {
  const tree = await tx.tree()
  const posts = Map.groupBy(await postsOf(tx, shanghaiDate(tx.now)), (p) => p.account_id)
  const signIns = new Map((await signInsOf(tx)).map((s) => [s.account_id, s]))
  return (await accountsOf(tx)).map((a) => ({
    id: a.id,
    login: a.login,
    name: a.name,
    disabled: a.disabled,
    mustChangePassword: signIns.get(a.id)?.must_change ?? false,
    lastSignInAt: a.last_sign_in_at?.toISOString() ?? null,
    posts: (posts.get(a.id) ?? []).flatMap((p) => {
      const place = tree.get(p.place_id)
      return place
        ? [
            {
              id: p.id,
              role: p.role,
              roleName: ROLE_NAMES[p.role],
              place: { id: place.id, code: place.code, name: place.name, kind: place.kind },
            },
          ]
        : []
    }),
  }))
}

/** Accounts of the actor's places, and which roles the actor may hand out. */
export const listAccounts = async (
  ctx: Ctx,
  actor: Actor,
): Promise<{ items: Account[]; grantable: { role: Actor['role']; roleName: string; placeKinds: string[] }[] }> => {
  can(actor, 'account.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const items = await accountViews(tx)
      return {
        items,
        grantable: MAY_GRANT[actor.role].map((role) => ({
          role,
          roleName: ROLE_NAMES[role],
          placeKinds: [...PLACE_KINDS_OF[role]],
        })),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** One account as the list shows it. */
export const getAccount = async (ctx: Ctx, actor: Actor, id: string): Promise<Account> => {
  can(actor, 'account.read')
  const found = (await listAccounts(ctx, actor)).items.find((a) => a.id === id)
  if (!found) throw new Error('an account that was just written is not there')
  return found
}
