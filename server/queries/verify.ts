import { scopeOfChild } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { sealAudit, verifyAudit } from '../db/audit/seal.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import { childScopes, orphans } from '../db/verify.ts'

/** Audit seals, scopes, orphans: sentences for what is wrong; none when all is well. */
export const verify = async (ctx: Ctx, actor: Actor): Promise<{ findings: string[] }> => {
  can(actor, 'audit.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const wrong = (await childScopes(tx)).filter(
        (c) =>
          scopeOfChild({ classId: c.class_id, schoolId: c.school_id, villageId: c.village_id }, tree).join() !==
            c.scope.join() || c.strays > 0,
      )
      return {
        findings: [
          ...(await verifyAudit(tx)),
          ...(wrong.length ? [`${wrong.length} 名孩子的可见范围和所在地方不符，请重新保存其班级或村。`] : []),
          ...(await orphans(tx)),
        ],
      }
    },
    { readOnly: true },
  )
}

/** Seals each county's audit rows; run by the server every minute and at its end. */
export const sealAll = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx))
    await inActorTx(ctx.db, systemActor(county.id, county.placeId), (tx) => sealAudit(tx, county.placeId), {
      now: ctx.now(),
    })
}
