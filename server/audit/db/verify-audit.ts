import { scopeOfAudit } from '../../../domain/registers/scope.ts'
import type { AuditRow } from '../../db/seals/audit-facts.ts'
import { belowMillisecond, pagesOf } from '../../db/seals/rows-of.ts'
import { AUDIT_SEAL, type Moved, sumOf, type Written } from '../../db/seals/seals.ts'
import type { Tx } from '../../db/tx-type.ts'
import { AUDIT_COLUMNS } from './page.ts'
import type { SealHead } from './seal.ts'
import { type Begun, chainWalk } from './verify-chain.ts'

type Read = AuditRow & { seal: Buffer | null; scope: number[]; written: Written | null; below: number }

const PAGE = 2000
const NAMED = 5

/** The deed of a county's first audit row under the key. */
export const BEGUN = 'seals.begin'

/** Sentences for what is wrong with the diary, and what it says was written to each table. */
export type AuditVerdict = { findings: string[]; written: Map<string, Moved> }

/**
 * Every audit row against its own seal, every batch against the chain; rows not yet in a batch are looked at like the rest (M4).
 * One pass in pages: memory does not grow with the diary.
 */
export const verifyAudit = async (tx: Tx, head: SealHead | null = null): Promise<AuditVerdict> => {
  const written = new Map<string, Moved>()
  const changed = counter()
  const hidden = counter()
  let begun: Begun | null = null
  const chain = chainWalk(tx, head)
  const text = `select ${AUDIT_COLUMNS}, seal, scope, written, ${belowMillisecond(['at'])} as below from audit where county_id = $1 order by seq`
  for await (const page of pagesOf<Read>(tx, 'sealed_rows', [text, [tx.countyId]], PAGE)) {
    const moved: Read[] = []
    for (const row of page) {
      await chain.row(row)
      const { content, scope } = tx.seals.audit(tx.countyId, row)
      if (!row.seal?.subarray(0, AUDIT_SEAL).equals(content) || row.below !== 0) {
        changed.add(row.seq)
        continue
      }
      if (!row.seal.subarray(AUDIT_SEAL).equals(scope)) moved.push(row)
      add(written, row.written)
      if (row.action === BEGUN) begun = { n: Number(row.detail.n), hash: String(row.detail.hash) }
    }
    for (const row of await notWithTheirChild(tx, moved)) hidden.add(row.seq)
  }
  const findings = await chain.end(begun)
  if (hidden.n) findings.unshift(`审计有 ${hidden.n} 行的可见范围被改过，会瞒过该看的人（序号 ${hidden.names()}）。`)
  if (changed.n)
    findings.unshift(`审计有 ${changed.n} 行和自己的封条对不上，被改过或加进来（序号 ${changed.names()}）。`)
  return { findings, written }
}

const counter = () => {
  const first: number[] = []
  const count = {
    n: 0,
    add: (seq: number) => {
      count.n++
      if (first.length < NAMED) first.push(seq)
    },
    names: () => first.join('、') + (count.n > first.length ? '等' : ''),
  }
  return count
}

const add = (all: Map<string, Moved>, written: Written | null) => {
  for (const [table, [rows, sum]] of Object.entries(written ?? {})) {
    const moved = all.get(table) ?? { rows: 0, sum: 0n }
    all.set(table, { rows: moved.rows + rows, sum: moved.sum + sumOf(sum) })
  }
}

/** Rows whose scope is not the one they were written with, nor that of the child that they went along with. */
const notWithTheirChild = async (tx: Tx, rows: readonly Read[]): Promise<Read[]> => {
  const about = rows.flatMap((r) => (r.subject === 'child' && r.subject_id ? [r.subject_id] : []))
  if (rows.length === 0) return []
  const children = await tx.query<{ id: string; scope: number[] }>(
    'select id, scope from child where county_id = $1 and id = any($2::uuid[])',
    [tx.countyId, about],
  )
  const now = new Map(children.map((c) => [c.id, scopeOfAudit(c.scope).join()]))
  return rows.filter((r) => r.subject !== 'child' || now.get(r.subject_id ?? '') !== r.scope.join())
}
