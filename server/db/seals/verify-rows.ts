import type { Tx } from '../tx-type.ts'
import type { Row } from './canonical.ts'
import { missingOf } from './missing.ts'
import { belowMillisecond, pagesOf } from './rows-of.ts'
import { SEALED, SEALED_TABLES, type SealedTable, sealedAs } from './sealed-tables.ts'
import { type Moved, modulo } from './seals.ts'
import { sealOf } from './tally.ts'

const PAGE = 2000
/** Tables in whose rows files stand, of up to 40 MB or 200 KB: so many rows are held at once. */
const PAGES: Partial<Record<SealedTable, number>> = { roster_import: 4, print_job: 4, attachment: 60 }
const NAMED = 5

type Read = Row & { seal: Buffer | null; below: number }

/** Each row against its own seal, each table against what the audit says was written to it (M3). */
export const verifyRows = async (tx: Tx, written: ReadonlyMap<string, Moved>): Promise<string[]> => {
  const findings: string[] = []
  for (const table of SEALED_TABLES) findings.push(...(await verifyTable(tx, table, written.get(sealedAs(table)))))
  return findings
}

const verifyTable = async (tx: Tx, table: SealedTable, said: Moved = { rows: 0, sum: 0n }): Promise<string[]> => {
  const { words, key, county = 'county_id', instants = [] } = SEALED[table]
  const text = `select t.*, ${belowMillisecond(instants)} as below from ${table} t where ${county} = $1`
  let rows = 0
  let sum = 0n
  const broken: string[] = []
  let faults = 0
  for await (const page of pagesOf<Read>(tx, 'sealed_rows', [text, [tx.countyId]], PAGES[table] ?? PAGE))
    for (const row of page) {
      const real = sealOf(tx, table, row)
      rows++
      sum += real.share
      if (row.seal?.equals(real.seal) && row.below === 0) continue
      faults++
      if (broken.length < NAMED) broken.push(key.map((k) => String(row[k])).join(' '))
    }
  const findings: string[] = []
  const more = faults > broken.length ? '等' : ''
  if (faults)
    findings.push(
      `${words}：${faults} 行的内容和封条对不上，被人绕过程序改过或加进来（${broken.join('、')}${more}）。请由备份恢复。`,
    )
  if (rows !== said.rows) {
    const gone = rows < said.rows ? await missingOf(tx, table, NAMED) : []
    const named = gone.length ? `，少了 ${gone.join('、')}` : ''
    findings.push(
      `${words}：按审计应有 ${said.rows} 行，现有 ${rows} 行：有行被${rows < said.rows ? '删掉或藏起来' : '加进来'}${named}。请由备份恢复。`,
    )
  } else if (faults === 0 && modulo(sum) !== modulo(said.sum))
    findings.push(`${words}：行数对，内容却不是最后写下的：有行被换回了旧的内容，或被调换。请由备份恢复。`)
  return findings
}
