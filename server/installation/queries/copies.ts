import type * as z from 'zod'
import type { copies } from '../../../domain/api/copy.ts'
import { daysBetween, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { newestOf } from '../../copies/copies.ts'
import { countyMadeOn } from '../../db/county.ts'
import { copyRuns, overAll } from '../copying.ts'

/** Days: with the newest copy older than this, more would be lost than anybody writes again. */
const OLD = 2

/** Which copies there are, how old, and whether somebody must look after them. Errors: forbidden, not-found. */
export const getCopies = async (ctx: Ctx, actor: Actor): Promise<z.input<typeof copies>> => {
  can(actor, 'copy.make')
  await overAll(ctx, actor)
  const today = shanghaiDate(ctx.now())
  const items = ctx.copies.kept()
  const newest = newestOf(items, today)
  const age = newest ? daysBetween(newest.day, today) : null
  const fault = ctx.copies.lastTry()?.fault ?? null
  // A county that was set up yesterday has had no night yet.
  const since = age ?? daysBetween(await countyMadeOn(ctx.db, actor.countyId), today)
  const warn = fault !== null || since > OLD
  return {
    items,
    newest,
    age,
    running: copyRuns(ctx),
    fault,
    warn,
    inTheClear: ctx.inTheClear,
    folder: ctx.copies.folder,
  }
}
