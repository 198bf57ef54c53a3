import { createHash } from 'node:crypto'
import type { Tx } from '../tx.ts'
import { AUDIT_COLUMNS, type AuditRow } from './page.ts'

type Seal = { n: number; first_seq: number; last_seq: number; rows: number; hash: Buffer }

/** A row as it is hashed: every column that says something, in a fixed order (scope and batch may change, content may not). */
export const canonical = (r: AuditRow): string =>
  JSON.stringify([
    r.seq,
    r.id,
    r.at.toISOString(),
    r.account_id,
    r.account_name,
    r.role,
    r.action,
    r.subject,
    r.subject_id,
    r.place_id,
    sortKeys(r.detail),
  ])

const sortKeys = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([k, v]) => [k, sortKeys(v)]),
      )
    : value

/** h(n) = SHA-256(h(n−1) ‖ canonical rows): one chain a county. */
export const chain = (before: Buffer, rows: readonly AuditRow[]): Buffer => {
  const hash = createHash('sha256').update(before)
  for (const row of rows) hash.update(canonical(row)).update('\n')
  return hash.digest()
}

export const GENESIS = Buffer.alloc(32)

const seals = (tx: Tx): Promise<Seal[]> =>
  tx.query<Seal>('select n, first_seq, last_seq, rows, hash from audit_seal where county_id = $1 order by n', [
    tx.countyId,
  ])

/** Seals what is not sealed yet, as one batch. Answers how many rows. Called by a job as the county's system actor. */
export const sealAudit = async (tx: Tx, countyPlace: number): Promise<number> => {
  await tx.query('select pg_advisory_xact_lock(7265, $1)', [tx.countyId])
  const rows = await tx.query<AuditRow>(
    `select ${AUDIT_COLUMNS} from audit where county_id = $1 and batch is null order by seq limit 5000`,
    [tx.countyId],
  )
  if (rows.length === 0) return 0
  const last = (await seals(tx)).at(-1)
  const n = (last?.n ?? 0) + 1
  const first = rows[0]
  const end = rows.at(-1)
  await tx.run(
    'insert into audit_seal (county_id, scope, n, first_seq, last_seq, rows, hash, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      tx.countyId,
      [-countyPlace, countyPlace],
      n,
      first?.seq,
      end?.seq,
      rows.length,
      chain(last?.hash ?? GENESIS, rows),
      new Date(tx.now),
    ],
  )
  await tx.run('update audit set batch = $1 where county_id = $2 and batch is null and seq >= $3 and seq <= $4', [
    n,
    tx.countyId,
    first?.seq,
    end?.seq,
  ])
  return rows.length
}

/** Every seal against the rows as they are now; sentences for what is wrong, none when all is whole. */
export const verifyAudit = async (tx: Tx): Promise<string[]> => {
  const findings: string[] = []
  let before: Buffer = GENESIS
  let expected = 1
  for (const seal of await seals(tx)) {
    if (seal.n !== expected) findings.push(`审计封条少了第 ${expected} 批。`)
    expected = seal.n + 1
    const rows = await tx.query<AuditRow>(
      `select ${AUDIT_COLUMNS} from audit where county_id = $1 and (batch = $2 or (seq >= $3 and seq <= $4)) order by seq`,
      [tx.countyId, seal.n, seal.first_seq, seal.last_seq],
    )
    if (rows.length !== seal.rows)
      findings.push(
        `审计第 ${seal.n} 批应有 ${seal.rows} 行，现在 ${rows.length} 行：有行被${rows.length < seal.rows ? '删掉' : '插入'}。`,
      )
    else if (!chain(before, rows).equals(seal.hash))
      findings.push(`审计第 ${seal.n} 批的内容和封条对不上：有行被改过或换了次序。`)
    before = seal.hash
  }
  return findings
}
