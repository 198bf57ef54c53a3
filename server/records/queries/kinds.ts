import { declaredKinds } from '../../../domain/declared-kinds.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'

/** The declarations with what the county asks besides, as other systems read them: the same for every post that is signed in. */
export const getKinds = async (ctx: Ctx, actor: Actor): Promise<ReturnType<typeof declaredKinds>> => {
  can(actor, 'place.read')
  const book = await inActorTx(ctx.db, actor, (tx) => tx.own(), { readOnly: true })
  return declaredKinds(book, shanghaiDate(ctx.now()))
}
