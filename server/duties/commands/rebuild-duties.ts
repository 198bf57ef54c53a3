import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { countRows, rebuildRows } from '../db/rebuild.ts'
import { layDuties } from '../lay-duties.ts'

/** All rows of duties are worked out anew from records and facts, at once; how many there are then. For the machine's operator. */
export const rebuildDuties = async (ctx: Ctx, actor: Actor): Promise<{ duties: number }> => {
  can(actor, 'audit.read')
  await inActorTx(ctx.db, actor, rebuildRows, { now: ctx.now() })
  await layDuties(ctx, () => false, actor.countyId)
  return { duties: await inActorTx(ctx.db, actor, countRows, { readOnly: true, now: ctx.now() }) }
}
