import type * as z from 'zod'
import type { account } from '../../../domain/api/account.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type Actor, MAY_GRANT, PLACE_KINDS_OF, ROLE_NAMES, ROLES } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { fitting } from '../../one-answer.ts'
import { CURSOR_FAULT } from '../../page-of.ts'
import { awayOf } from '../../stand-ins/db/stand-in.ts'
import {
  type AccountRow,
  type AccountSearch,
  accountPage,
  countAccounts,
  findAccount,
  postsOfThese,
} from '../db/account.ts'
import { signInsOf } from '../db/sign-in.ts'

export type Account = z.input<typeof account>

const viewsOf = async (tx: Tx, rows: readonly AccountRow[]): Promise<Account[]> => {
  const tree = await tx.tree()
  const ids = rows.map((a) => a.id)
  const posts = Map.groupBy(await postsOfThese(tx, shanghaiDate(tx.now), ids), (p) => p.account_id)
  const away = new Map(
    (
      await awayOf(
        tx,
        [...posts.values()].flatMap((of) => of.flatMap((p) => p.stands_for ?? [])),
      )
    ).map((a) => [a.post, a.name]),
  )
  const signIns = new Map((await signInsOf(tx, ids)).map((s) => [s.account_id, s]))
  return rows.map((a) => ({
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
              until: p.until_on,
              standsFor: p.stands_for === null ? null : (away.get(p.stands_for) ?? null),
            },
          ]
        : []
    }),
  }))
}

/** One account within sight, with the posts within sight; null where it is not in sight. */
export const accountView = async (tx: Tx, id: string): Promise<Account | null> => {
  const row = await findAccount(tx, id)
  return row ? ((await viewsOf(tx, [row]))[0] ?? null) : null
}

export type AccountsAsked = { q?: string | undefined; cursor?: string | undefined; limit: number }
const WHOLE: AccountsAsked = { limit: 10_000 }

/**
 * Accounts of the actor's places by name, by the page, and which roles the actor may hand out. `q`: part of a name, a login, a
 * place or a role. Errors: invalid (no such cursor).
 */
export const listAccounts = async (
  ctx: Ctx,
  actor: Actor,
  asked: AccountsAsked = WHOLE,
): Promise<{
  items: Account[]
  next: string | null
  total: number
  grantable: { role: Actor['role']; roleName: string; placeKinds: string[] }[]
}> => {
  can(actor, 'account.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const after = asked.cursor === undefined ? null : await findAccount(tx, asked.cursor)
      if (asked.cursor !== undefined && !after) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
      const search = await searchOf(tx, asked.q)
      const rows = await accountPage(tx, search, after, asked.limit + 1)
      const items = fitting(await viewsOf(tx, rows.slice(0, asked.limit)))
      return {
        items,
        next: items.length < rows.length ? (items.at(-1)?.id ?? null) : null,
        total: await countAccounts(tx, search),
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

const searchOf = async (tx: Tx, q: string | undefined): Promise<AccountSearch> => ({
  today: shanghaiDate(tx.now),
  word: q || null,
  places: q ? [...(await tx.tree()).values()].filter((p) => p.name.includes(q)).map((p) => p.id) : [],
  roles: q ? ROLES.filter((role) => ROLE_NAMES[role].includes(q)) : [],
})

/** One account as the list shows it. */
export const getAccount = async (ctx: Ctx, actor: Actor, id: string): Promise<Account> => {
  can(actor, 'account.read')
  const found = await inActorTx(ctx.db, actor, (tx) => accountView(tx, id), { readOnly: true, now: ctx.now() })
  if (!found) throw new Error('an account that was just written is not there')
  return found
}
