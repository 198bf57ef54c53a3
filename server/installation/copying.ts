import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'

/** A copy holds all that there is: whoever stands over a part of the county only does not make one. Errors: not-found. */
export const overAll = async (ctx: Ctx, actor: Actor): Promise<void> => {
  can(actor, 'copy.make')
  const home = (await countiesOf(ctx)).find((c) => c.id === actor.countyId)
  mustReach(actor, 'copy.make', home ? [home.placeId] : [])
}

/** The name under which a copy is made in the background. */
export const COPY_JOB = 'copy'

/** Is one being made just now? */
export const copyRuns = (ctx: Ctx): boolean => ctx.jobs.has(COPY_JOB)
