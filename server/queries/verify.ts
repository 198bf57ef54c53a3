import { scopeOfChild } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { type SealHead, sealAudit, sealHead, verifyAudit } from '../db/audit/seal.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor, type Tx } from '../db/tx.ts'
import { childScopes, orphans, overlappingSpans } from '../db/verify.ts'
import { keepHeads, readHeads } from '../seal-heads.ts'
import { verifyDuties, verifySearch } from './verify-caches.ts'

/** Audit seals, scopes, spans, caches, search keys, orphans: sentences for what is wrong; none when all is well. */
export const verify = async (ctx: Ctx, actor: Actor): Promise<{ findings: string[] }> => {
  can(actor, 'audit.read')
  const home = (await countiesOf(ctx)).find((c) => c.id === actor.countyId)
  const head = readHeads(ctx.dataDir)[String(actor.countyId)] ?? null
  return inActorTx(
    ctx.db,
    // An auditor sees no child; what is looked at here leaves only as counts.
    systemActor(actor.countyId, home?.placeId ?? actor.placeId),
    async (tx) => ({
      findings: [
        ...(await verifyAudit(tx, head)),
        ...(await verifyScopes(tx)),
        ...(await verifySpans(tx)),
        ...(await verifyDuties(tx)),
        ...(await verifySearch(ctx, tx)),
        ...(await orphans(tx)),
      ],
    }),
    { readOnly: true, isolation: 'repeatable read' },
  )
}

const verifyScopes = async (tx: Tx): Promise<string[]> => {
  const tree = await tx.tree()
  const wrong = (await childScopes(tx)).filter(
    (c) =>
      scopeOfChild({ classId: c.class_id, schoolId: c.school_id, villageId: c.village_id }, tree).join() !==
        c.scope.join() || c.strays > 0,
  )
  return wrong.length ? [`${wrong.length} 名孩子的可见范围和所在地方不符，请重新保存其班级或村。`] : []
}

/** Two spans on one day count a child twice. */
const verifySpans = async (tx: Tx): Promise<string[]> => {
  const wrong = await overlappingSpans(tx)
  return wrong ? [`${wrong} 名孩子的资料里同一天有两种情况，会被数两次；请告诉管理员，由备份恢复或核对后更正。`] : []
}

/** Seals each county's audit rows, all there are; run by the server every minute and at its end, and after each command. */
export const sealAll = async (ctx: Ctx): Promise<void> => {
  const before = readHeads(ctx.dataDir)
  const heads: Record<string, SealHead> = {}
  for (const county of await countiesOf(ctx)) {
    const sealing = () =>
      inActorTx(
        ctx.db,
        systemActor(county.id, county.placeId),
        async (tx) => ({
          rows: await sealAudit(tx, county.placeId),
          head: await sealHead(tx, before[county.id] ?? null),
        }),
        { now: ctx.now() },
      )
    let sealed = await sealing()
    while (sealed.rows > 0) sealed = await sealing()
    if (sealed.head) heads[county.id] = sealed.head
  }
  if (Object.entries(heads).some(([id, head]) => before[id]?.hash !== head.hash))
    keepHeads(ctx.dataDir, { ...before, ...heads })
}
