import { setTimeout } from 'node:timers/promises'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type SealHead, sealAt, sealAudit, sealHead } from '../../audit/db/seal.ts'
import { type Heads, keepHeads, readHeads } from '../../audit/seal-heads.ts'
import type { Ctx } from '../../context.ts'
import { type County, countiesOf, setCountySetting } from '../../db/county.ts'
import { inActorTx, systemActor } from '../../db/tx.ts'

/** The county's own word, sealed with it, that a chain was begun: who wipes the whole chain and the file is found too. */
export const SEALED_ON = 'sealedOn'

/** Another process has just sealed for the first time and is about to write the file. */
const A_MOMENT = 1000

/** Seals each county's audit rows, all there are; run by the server soon after each change and at its end, and after each command. */
export const sealAll = async (ctx: Ctx): Promise<void> => seal(ctx, await countiesOf(ctx))

/** Seals one county only: where several installations share a database, each keeps the heads of its own. */
export const sealOnly = async (ctx: Ctx, countyId: number): Promise<void> =>
  seal(
    ctx,
    (await countiesOf(ctx)).filter((c) => c.id === countyId),
  )

const seal = async (ctx: Ctx, counties: readonly County[]): Promise<void> => {
  const heads: Heads = {}
  for (const county of counties) {
    const head = await sealCounty(ctx, county)
    if (head) heads[county.id] = head
  }
  keepHeads(ctx.dataDir, heads)
}

const headOf = (ctx: Ctx, county: number): SealHead | null => readHeads(ctx.dataDir)[county] ?? null

const sealCounty = async (ctx: Ctx, county: County): Promise<SealHead | null> => {
  const actor = systemActor(county.id, county.placeId)
  const inTx = <T>(work: Parameters<typeof inActorTx<T>>[2]) => inActorTx(ctx.db, actor, work, { now: ctx.now() })
  let before = headOf(ctx, county.id)
  const fresh = !(SEALED_ON in county.settings) && (await inTx(async (tx) => (await sealAt(tx, null)) === undefined))
  if (!before && !fresh) {
    await setTimeout(A_MOMENT)
    before = headOf(ctx, county.id)
  }
  const today = shanghaiDate(ctx.now())
  if (!(SEALED_ON in county.settings)) await inTx((tx) => setCountySetting(tx, SEALED_ON, today))
  // With everything that was done before this.
  const { audit } = await ctx.db.horizons.ask(county.id, { fresh: true })
  for (;;) {
    const sealed = await inTx(async (tx) => ({
      rows: await sealAudit(tx, county.placeId, audit),
      head: await sealHead(tx, before, { fresh, today }),
    }))
    if (sealed.rows === 0) return sealed.head
  }
}
