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

/** One seal by its number, or the last. */
const sealAt = async (tx: Tx, n: number | null): Promise<Seal | undefined> =>
  (
    await tx.query<Seal>(
      'select n, first_seq, last_seq, rows, hash from audit_seal where county_id = $1 and ($2::int is null or n = $2) order by n desc limit 1',
      [tx.countyId, n],
    )
  )[0]

/** Seals what is not sealed yet, as one batch. Answers how many rows. Called by a job as the county's system actor. */
export const sealAudit = async (tx: Tx, countyPlace: number): Promise<number> => {
  await tx.query('select pg_advisory_xact_lock(7265, $1)', [tx.countyId])
  const rows = await tx.query<AuditRow>(
    `select ${AUDIT_COLUMNS} from audit where county_id = $1 and batch is null order by seq limit 5000`,
    [tx.countyId],
  )
  if (rows.length === 0) return 0
  const last = await sealAt(tx, null)
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

/** The last seal, as it is also kept outside the database: who cuts off the end of the chain there cannot cut it here. */
export type SealHead = { n: number; hash: string }

/** The chain's end now; null where it does not contain the end known before (then that one stays known). */
export const sealHead = async (tx: Tx, before: SealHead | null): Promise<SealHead | null> => {
  const whole = before === null || (await sealAt(tx, before.n))?.hash.toString('hex') === before.hash
  const last = whole ? await sealAt(tx, null) : null
  return last ? { n: last.n, hash: last.hash.toString('hex') } : null
}

/** Every seal against the rows as they are now; sentences for what is wrong, none when all is whole. */
export const verifyAudit = async (tx: Tx, head: SealHead | null = null): Promise<string[]> => {
  const findings: string[] = []
  let before: Buffer = GENESIS
  let expected = 1
  let last: Seal | null = null
  const list = await seals(tx)
  for (const seal of list) {
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
    last = seal
  }
  const [loose] = await tx.query<{ strange: number; late: number }>(
    `select count(*) filter (where a.batch is not null and not exists (select 1 from audit_seal s where s.county_id = $1 and s.n = a.batch))::int as strange,
       count(*) filter (where a.batch is null and a.seq <= $2)::int as late from audit a where a.county_id = $1`,
    [tx.countyId, last?.last_seq ?? -1],
  )
  if (loose?.strange) findings.push(`${loose.strange} 行审计说是已封存，却没有它们的封条：有行被插入，或封条被删掉。`)
  if (loose?.late) findings.push(`${loose.late} 行审计的次序排在已封存的行之前，却没有封存：有行被插入。`)
  if (head && head.n > (last?.n ?? 0))
    findings.push(
      `审计封条只到第 ${last?.n ?? 0} 批，而本机记着已封到第 ${head.n} 批：最后几批被删掉，或恢复了较早的备份。`,
    )
  else if (head && !list.some((s) => s.n === head.n && s.hash.toString('hex') === head.hash))
    findings.push(`审计第 ${head.n} 批的封条和本机记着的不一样：整条链被重做过。`)
  return findings
}
