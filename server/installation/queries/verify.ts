import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { type SealHead, sealAt } from '../../audit/db/seal.ts'
import { verifyAudit } from '../../audit/db/verify-audit.ts'
import { readHeads } from '../../audit/seal-heads.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { type County, countiesOf } from '../../db/county.ts'
import { verifyRows } from '../../db/seals/verify-rows.ts'
import { inActorTx, systemActor } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { verifyDutyRows } from '../../duties/queries/verify-duty-rows.ts'
import { KEY_MARK } from '../../keys.ts'
import { orphans } from '../db/verify.ts'
import { verifyAttachments } from '../db/verify-attachments.ts'
import { verifyLedger } from '../db/verify-ledger.ts'
import { verifyLinks, verifyMigrations } from '../db/verify-links.ts'
import { verifyScopes } from '../db/verify-scopes.ts'
import { verifySpans } from '../db/verify-spans.ts'
import { SEALED_ON } from './seal-all.ts'
import { verifySearch } from './verify-caches.ts'

/**
 * Audit and rows against their seals, scopes, spans, caches, search keys, orphans: sentences for what is wrong. Rows of duties are
 * compared by sample, or `all`.
 */
export const verify = async (
  ctx: Ctx,
  actor: Actor,
  { all = false }: { all?: boolean } = {},
): Promise<{ findings: string[] }> => {
  can(actor, 'audit.read')
  const home = (await countiesOf(ctx)).find((c) => c.id === actor.countyId)
  // Read before the database is: what is sealed meanwhile is no fault.
  const head = readHeads(ctx.dataDir)[String(actor.countyId)] ?? null
  return inActorTx(
    ctx.db,
    // An auditor sees no child; what is looked at here leaves only as counts.
    systemActor(actor.countyId, home?.placeId ?? actor.placeId),
    async (tx) => {
      const audit = await verifyAudit(tx, head)
      return {
        findings: [
          ...(await verifyHead(ctx, tx, home, head)),
          ...audit.findings,
          ...(await verifyRows(tx, audit.written)),
          ...(await verifyMigrations(tx)),
          ...(await verifyScopes(tx)),
          ...(await verifySpans(tx, shanghaiDate(ctx.now()))),
          ...(await verifyLinks(tx)),
          ...(await verifyLedger(tx)),
          ...(await verifyAttachments(tx)),
          ...(await verifyDutyRows(tx, all)),
          ...(await verifySearch(ctx, tx)),
          ...(await orphans(tx)),
        ],
      }
    },
    { readOnly: true, isolation: 'repeatable read', now: ctx.now(), patient: true },
  )
}

/** What stands outside the database: the end of the chain, and whether the county's key is this one. */
const verifyHead = async (ctx: Ctx, tx: Tx, home: County | undefined, head: SealHead | null): Promise<string[]> => {
  const findings: string[] = []
  const begun = home !== undefined && (SEALED_ON in home.settings || (await sealAt(tx, null)) !== undefined)
  // Asked once more: the first seal may have been written since.
  if (begun && !(head ?? readHeads(ctx.dataDir)[String(tx.countyId)]))
    findings.push(
      '本机没有封条的存底（keys/seals.json）：被拿走了，或换了机器。请从备份放回；没有它，审计的末尾被剪掉看不出来。',
    )
  if (head?.lost)
    findings.push(
      `封条的存底曾经丢失，${head.lost} 起重新记下；那以前的末尾有没有被剪掉，看不出来。请从备份放回 keys/seals.json。`,
    )
  const mark = home?.settings.keyMark
  if (mark !== undefined && mark !== ctx.keys.sign(KEY_MARK)) findings.push('县的钥匙标记被改过：它和本机的密钥不符。')
  return findings
}
