import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { bringUpToDay, DAY } from '../db/present.ts'
import { inActorTx, systemActor } from '../db/tx.ts'

/** What was said for a day that has come (a list of the term that begins today) is written into the register's rows. */
export const beginDay = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx)) {
    const system = { ...systemActor(county.id, county.placeId), name: '到日子生效', device: DAY }
    await inActorTx(
      ctx.db,
      system,
      async (tx) => {
        const children = await bringUpToDay(tx, shanghaiDate(tx.now))
        if (children)
          tx.note({
            action: 'day.begin',
            subject: 'county',
            subjectId: String(county.placeId),
            placeId: county.placeId,
            detail: { children },
          })
      },
      { now: ctx.now(), patient: true },
    )
  }
}

/** Does it once for each day, however often it is called. */
export const everyDay = (): ((ctx: Ctx) => Promise<void>) => {
  let done = ''
  return async (ctx) => {
    const today = shanghaiDate(ctx.now())
    if (done === today) return
    await beginDay(ctx)
    done = today
  }
}
