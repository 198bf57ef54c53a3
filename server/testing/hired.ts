import { communitiesAt } from '../../domain/registers/scope.ts'
import { type Actor, circlesOf, type Role } from '../../domain/roles.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { findAccount } from '../accounts/db/account.ts'
import { inActorTx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import type { TestCounty } from './factory.ts'

/** Somebody with an account of their own, and so with a circle of their own: what they keep, pay or lend carries it. */
export const hired = async (county: TestCounty, role: Role, place: string, name: string): Promise<Actor> => {
  const login = `h${newId(county.now).slice(-9)}`
  const { id } = await addAccount(county.ctx, county.operator, { login, name, role, placeCode: place })
  const [own, tree] = await inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => [await findAccount(tx, id), await tx.tree()] as const,
    { readOnly: true },
  )
  const base = county.actor(role, place)
  const circles = circlesOf(role, base.placeId, own?.own_circle ?? null, communitiesAt(base.placeId, tree))
  return { ...base, accountId: id, name, circles }
}
