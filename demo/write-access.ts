import { signAccessList } from '../server/access/commands/sign-access-list.ts'
import { getAccessList } from '../server/access/queries/access-list.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { on } from './write-records.ts'

/** Who may see what, gone over and signed on a day by whoever answers for the place. Loaded again, nothing comes twice. */
export const writeAccess = async (ctx: Ctx, signed: readonly { login: string; day: string }[]): Promise<void> => {
  for (const { login, day } of signed) {
    const [then, actor] = [on(ctx, day), await actorByLogin(ctx, login)]
    const seen = await getAccessList(then, actor, { limit: 1 })
    if (seen.maySign) await signAccessList(then, actor, { place: seen.place.code, posts: seen.total })
  }
}
