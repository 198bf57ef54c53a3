import { basename } from 'node:path'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import type { CopySummary } from '../../copies/check-copy.ts'
import { recoveryCode } from '../../copies/recovery-code.ts'
import type { Restored } from '../../copies/restore-copy.ts'
import { countiesOf } from '../../db/county.ts'
import { inActorTx, systemActor } from '../../db/tx.ts'
import { COPY_JOB, overAll } from '../copying.ts'

/** Writes the whole installation into one encrypted file. Errors: forbidden, not-found, CopyFault. */
export const copyTo = async (
  ctx: Ctx,
  actor: Actor,
  file: string,
): Promise<CopySummary & { newCode: string | null }> => {
  can(actor, 'copy.make')
  await overAll(ctx, actor)
  const made = await ctx.copies.make(file, ctx.now())
  await tell(ctx, actor, 'copy.make', { file: basename(file), rows: made.rows, bytes: made.bytes })
  return made
}

/** Today's copy, in the background; asked for twice it is made once. Errors: forbidden, not-found. */
export const copyNow = async (ctx: Ctx, actor: Actor): Promise<void> => {
  can(actor, 'copy.make')
  await overAll(ctx, actor)
  ctx.jobs.add(COPY_JOB, () => dailyCopy(ctx, actor))
}

/** The server's own, when its time has come. */
export const copyWhenDue = async (ctx: Ctx): Promise<void> => {
  const [county] = await countiesOf(ctx)
  if (!county || !ctx.copies.due(ctx.now())) return
  ctx.jobs.add(COPY_JOB, () =>
    ctx.copies.due(ctx.now()) ? dailyCopy(ctx, systemActor(county.id, county.placeId)) : Promise.resolve(),
  )
}

const dailyCopy = async (ctx: Ctx, actor: Actor) => {
  try {
    const made = await ctx.copies.makeDaily(ctx.now())
    await tell(ctx, actor, 'copy.make', { file: basename(made.file), rows: made.rows, bytes: made.bytes })
  } catch (error) {
    ctx.log.error({ fault: (error as Error).message }, 'copy not made')
  }
}

/** That a copy was put back stands in the diary, with what stood before: nobody undoes things by it unseen. */
export const tellRestored = async (ctx: Ctx, actor: Actor, restored: Restored): Promise<void> => {
  can(actor, 'copy.make')
  await tell(ctx, actor, 'copy.restore', {
    file: basename(restored.file),
    madeAt: restored.madeAt,
    rows: restored.rows,
    before: restored.before === null ? null : basename(restored.before),
  })
}

const tell = (ctx: Ctx, actor: Actor, action: string, detail: Record<string, unknown>) =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) =>
      tx.note({ action, subject: 'county', subjectId: String(actor.countyId), placeId: actor.placeId, detail }),
    { now: ctx.now() },
  )

/** What opens copies on another machine, for paper. Only who works at the machine itself, where the keys lie anyway. Errors: forbidden. */
export const showRecoveryCode = async (ctx: Ctx, actor: Actor, anew: boolean): Promise<string> => {
  can(actor, 'copy.make')
  if (actor.via !== 'operator') throw new AppError('forbidden')
  const { code } = recoveryCode(ctx.dataDir, anew)
  await tell(ctx, actor, anew ? 'copy.new-code' : 'copy.show-code', {})
  return code
}
