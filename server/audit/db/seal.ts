import { createHash } from 'node:crypto'
import { lockSeals } from '../../db/locks.ts'
import type { AuditRow } from '../../db/seals/audit-facts.ts'
import { auditFacts } from '../../db/seals/audit-facts.ts'
import type { Tx } from '../../db/tx-type.ts'

export type Seal = { n: number; first_seq: number; last_seq: number; rows: number; hash: Buffer; suite: number }

/** Seals of earlier releases were chained without a key; since then each row has its mark under the key, and the chain too. */
export const PLAIN = 1
export const KEYED = 2

export const GENESIS = Buffer.alloc(32)

/** A row as earlier releases hashed it. */
const plainContent = (r: AuditRow): string => JSON.stringify(auditFacts(r))

export const plainChain = (before: Buffer) => {
  const hash = createHash('sha256').update(before)
  return { add: (row: AuditRow) => hash.update(plainContent(row)).update('\n'), end: () => hash.digest() }
}

const COLUMNS = 'n, first_seq, last_seq, rows, hash, suite'
export const SEALS = `select ${COLUMNS} from audit_seal where county_id = $1 order by n`

/** One seal by its number, or the last. */
export const sealAt = async (tx: Tx, n: number | null): Promise<Seal | undefined> =>
  (
    await tx.query<Seal>(
      `select ${COLUMNS} from audit_seal where county_id = $1 and ($2::int is null or n = $2) order by n desc limit 1`,
      [tx.countyId, n],
    )
  )[0]

/**
 * Seals what is not sealed yet, as one batch, never beyond the horizon `upTo`: a lower number may still be on its way. Returns
 * how many rows. Called by a job as the county's system actor.
 */
export const sealAudit = async (tx: Tx, countyPlace: number, upTo: number): Promise<number> => {
  await lockSeals(tx)
  const last = await sealAt(tx, null)
  // What is sealed is never overtaken by a lower number: all that is loose lies behind it, where the number's own index finds it.
  const rows = await tx.query<{ seq: number; seal: Buffer | null }>(
    'select seq, seal from audit where county_id = $1 and batch is null and seq > $2 and seq <= $3 order by seq limit 5000',
    [tx.countyId, last?.last_seq ?? -1, upTo],
  )
  const first = rows[0]
  const end = rows.at(-1)
  if (!first || !end) return 0
  const n = (last?.n ?? 0) + 1
  const hash = tx.seals.link(
    last?.hash ?? GENESIS,
    rows.map((r) => r.seal),
  )
  await tx.run(
    'insert into audit_seal (county_id, scope, n, first_seq, last_seq, rows, hash, at, suite) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tx.countyId, [-countyPlace, countyPlace], n, first.seq, end.seq, rows.length, hash, new Date(tx.now), KEYED],
  )
  await tx.run('update audit set batch = $1 where county_id = $2 and batch is null and seq >= $3 and seq <= $4', [
    n,
    tx.countyId,
    first.seq,
    end.seq,
  ])
  return rows.length
}

/**
 * The last seal, as it is also kept outside the database: who cuts off the end of the chain there cannot cut it here. `lost`:
 * the day on which there was none although there were seals; from then on it was kept anew.
 */
export type SealHead = { n: number; hash: string; suite?: number; lost?: string }

/**
 * The chain's end now; null where it does not contain the end known before (then that one stays known). Where none is known
 * though the chain has begun before `fresh`, that is remembered: a file that was taken away accuses.
 */
export const sealHead = async (
  tx: Tx,
  before: SealHead | null,
  { fresh, today }: { fresh: boolean; today: string },
): Promise<SealHead | null> => {
  const whole = before === null || (await sealAt(tx, before.n))?.hash.toString('hex') === before.hash
  const last = whole ? await sealAt(tx, null) : null
  if (!last) return null
  const lost = before ? before.lost : fresh ? undefined : today
  return { n: last.n, hash: last.hash.toString('hex'), suite: KEYED, ...(lost ? { lost } : {}) }
}
