import { createHash, createHmac, hash } from 'node:crypto'
import type { AuditRow } from './audit-facts.ts'
import { auditFacts } from './audit-facts.ts'
import { contentOf, type Row, sorted } from './canonical.ts'
import type { SealedTable } from './sealed-tables.ts'

/** What a transaction has done to each table, for its audit row. */
export type Tally = Map<SealedTable, Moved>

/** What the product makes of a row under its key: the seal that stands in the row, and its share of the table's sum. */
export type SealedRow = { seal: Buffer; share: bigint }

/** How a table changed in one transaction: rows more or fewer, and by how much its sum moved. */
export type Moved = { rows: number; sum: bigint }

/** An audit row as it is sealed: everything that it says, and what was written with it. */
export type AuditContent = Omit<AuditRow, 'batch'> & { written: Written | null; scope: readonly number[] }
export type Written = Record<string, [rows: number, sum: string]>

/** Seals under a secret that stands outside the database (derived from the master key): who can write rows cannot make them. */
export type Seals = {
  row: (table: SealedTable, county: number, row: Row) => SealedRow
  /** The scope is sealed apart: rows about a child go with the child, which `verify` works out. */
  audit: (county: number, row: AuditContent) => { content: Buffer; scope: Buffer }
  /** The next link of the chain over audit rows. */
  link: (before: Uint8Array, marks: readonly (Uint8Array | null)[]) => Buffer
}

const SEAL = 16
/** Bytes of each of the two seals of an audit row. */
export const AUDIT_SEAL = SEAL
const MODULUS = 2n ** 256n
export const modulo = (value: bigint): bigint => ((value % MODULUS) + MODULUS) % MODULUS

/** Sums travel as text. */
export const sumText = (sum: bigint): string => Buffer.from(hex(sum), 'hex').toString('base64url')
export const sumOf = (said: string): bigint => BigInt(`0x0${Buffer.from(said, 'base64url').toString('hex')}`)
const hex = (sum: bigint) => modulo(sum).toString(16).padStart(64, '0')

export const sealsFrom = (secret: string): Seals => {
  const key = (purpose: string) => createHash('sha256').update(`${purpose}|${secret}`).digest()
  const rows = key('rows').toString('hex')
  const audits = key('audit')
  const links = key('links')
  return {
    row: (table, county, row) => {
      // At once, in a third of the time of an HMAC; the secret on both sides and cut short, so that nothing can be added.
      const mark = hash('sha512', `${rows}|${contentOf(table, county, row)}|${rows}`, 'hex')
      return {
        seal: Buffer.from(mark.slice(0, 2 * SEAL), 'hex'),
        share: BigInt(`0x${mark.slice(2 * SEAL, 2 * SEAL + 64)}`),
      }
    },
    audit: (county, r) => {
      const content = JSON.stringify([county, ...auditFacts(r), sorted(r.written)])
      const mark = (text: string) => createHmac('sha256', audits).update(text).digest().subarray(0, SEAL)
      return { content: mark(content), scope: mark(`${content}|${r.scope.join()}`) }
    },
    link: (before, marks) => {
      const mac = createHmac('sha256', links).update(before)
      for (const mark of marks) mac.update(mark ?? Buffer.alloc(2 * SEAL))
      return mac.digest()
    },
  }
}
