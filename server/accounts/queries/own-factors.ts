import { type Actor, wantsSecondFactor } from '../../../domain/roles.ts'
import { selfOnly } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { factorsOf } from '../db/second-factor.ts'

/** With what one's own account is locked besides the password. */
export const ownFactors = async (ctx: Ctx, actor: Actor) => {
  selfOnly(actor, actor.accountId)
  const rows = await factorsOf(ctx.db, actor.countyId, actor.accountId)
  return {
    items: rows.flatMap((f) =>
      f.kind === 'recovery'
        ? []
        : [
            {
              id: f.id,
              kind: f.kind,
              label: f.label,
              createdAt: f.created_at.toISOString(),
              usedAt: f.used_at?.toISOString() ?? null,
            },
          ],
    ),
    recoveryLeft: rows.filter((f) => f.kind === 'recovery').length,
    /** The post sees much: without one, the home page asks for it. */
    wanted: wantsSecondFactor(actor.role),
  }
}
