import type { AuditRow } from '../../db/seals/audit-facts.ts'
import { pagesOf } from '../../db/seals/rows-of.ts'
import type { Tx } from '../../db/tx-type.ts'
import { GENESIS, KEYED, plainChain, SEALS, type Seal, type SealHead } from './seal.ts'

const PAGE = 2000

/** What the first row under the key says: where the chain without one ended. */
export type Begun = { n: number; hash: string }
type Rows = { count: number; plain: ReturnType<typeof plainChain>; marks: (Buffer | null)[] }

/**
 * Walks the seals beside the audit rows, which are handed over in order: one seal and the rows of one batch in memory. Findings
 * are sentences; `end` closes what is left and lays the chain beside what this machine remembers of it.
 */
export const chainWalk = (tx: Tx, head: SealHead | null) => {
  const findings: string[] = []
  const pages = pagesOf<Seal>(tx, 'seal_chain', [SEALS, [tx.countyId]], PAGE)
  let page: Seal[] = []
  let at = 0
  let before: Buffer = GENESIS
  let lastN = 0
  let plainEnd: Begun | null = null
  let keyed = false
  let headFound = false
  let rows: Rows | null = null
  let strange = 0
  let late = 0
  const loose: number[] = []

  const next = async (): Promise<Seal | undefined> => {
    if (at >= page.length) {
      page = (await pages.next()).value ?? []
      at = 0
    }
    return page[at]
  }
  const judge = (seal: Seal) => {
    const found = rows?.count ?? 0
    if (seal.n !== lastN + 1) findings.push(`审计封条少了第 ${lastN + 1} 批。`)
    if (found !== seal.rows)
      findings.push(
        `审计第 ${seal.n} 批应有 ${seal.rows} 行，现在 ${found} 行：有行被${found < seal.rows ? '删掉或藏起来' : '插入'}。`,
      )
    else if (
      !(seal.suite === KEYED ? tx.seals.link(before, rows?.marks ?? []) : rows?.plain.end())?.equals(seal.hash) ||
      (keyed && seal.suite !== KEYED)
    )
      findings.push(`审计第 ${seal.n} 批的内容和封条对不上：有行被改过或换了次序。`)
    const hash = seal.hash.toString('hex')
    if (seal.suite === KEYED) keyed = true
    else plainEnd = { n: seal.n, hash }
    if (head && seal.n === head.n && hash === head.hash) headFound = true
    before = seal.hash
    lastN = seal.n
    rows = null
    at++
    // Rows that came between two batches without being sealed.
    late += loose.length
    loose.length = 0
  }

  return {
    findings,
    row: async (row: AuditRow & { seal: Buffer | null }) => {
      let seal = await next()
      while (seal && seal.last_seq < row.seq) {
        judge(seal)
        seal = await next()
      }
      if (seal && row.seq >= seal.first_seq) {
        rows ??= { count: 0, plain: plainChain(before), marks: [] }
        rows.count++
        if (seal.suite === KEYED) rows.marks.push(row.seal)
        else rows.plain.add(row)
        if (row.batch !== seal.n) strange++
      } else if (row.batch !== null) strange++
      else if (seal) loose.push(row.seq)
    },
    end: async (begun: Begun | null) => {
      for (let seal = await next(); seal; seal = await next()) judge(seal)
      if (strange) findings.push(`${strange} 行审计的批次和封条不符：有行被插入，或封条被删掉。`)
      if (late) findings.push(`${late} 行审计的次序排在已封存的行之前，却没有封存：有行被插入。`)
      if ((plainEnd?.n ?? 0) !== (begun?.n ?? 0) || (plainEnd?.hash ?? '') !== (begun?.hash ?? ''))
        findings.push('审计较早的封条不是用钥匙封存时的那些：整条链被重做过。')
      if (head && head.n > lastN)
        findings.push(
          `审计封条只到第 ${lastN} 批，而本机记着已封到第 ${head.n} 批：最后几批被删掉，或恢复了较早的备份。`,
        )
      else if (head && !headFound) findings.push(`审计第 ${head.n} 批的封条和本机记着的不一样：整条链被重做过。`)
      return findings
    },
  }
}
