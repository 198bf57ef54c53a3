import { declaredKinds } from '../../domain/declared-kinds.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'

/** The declarations as other systems read them: the same for every post that is signed in. */
export const getKinds = async (_ctx: Ctx, actor: Actor): Promise<ReturnType<typeof declaredKinds>> => {
  can(actor, 'place.read')
  return declaredKinds()
}
