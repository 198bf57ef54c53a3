import { ENTRY_KINDS } from '../domain/entries/list.ts'
import { isOfList } from '../domain/kit/define-entry.ts'
import { RECORD_KINDS } from '../domain/records/list.ts'
import type { TableKey } from '../domain/reports/tables/define-table.ts'
import { STATISTICS_TABLES, statisticsTable } from '../domain/reports/tables/list.ts'
import type { Actor } from '../domain/roles.ts'
import type { Ctx } from '../server/context.ts'
import { exportEntries } from '../server/entries/queries/export-entries.ts'
import { exportLedger } from '../server/ledger/queries/export-ledger.ts'
import { exportRecords } from '../server/records/queries/export-records.ts'
import { exportStatistics } from '../server/statistics/queries/export-statistics.ts'
import { type Command, need, UsageFault } from './command.ts'
import { mustBeWritable, writeOut } from './write-out.ts'

/** What a list of its own sees goes into no table. */
const REGISTERS = ENTRY_KINDS.filter((k) => !isOfList(k))

const LEDGER = 'aid-ledger'

const tables = (): string[] => [
  ...RECORD_KINDS.map((k) => `records.${k.kind}（${k.title}）`),
  ...REGISTERS.map((k) => `entries.${k.kind}（${k.title}）`),
  ...STATISTICS_TABLES.map((table) => `${table.key}（${table.title}）`),
  `${LEDGER}（爱心账）`,
]

type Wanted =
  | { thing: 'records' | 'entries'; kind: string }
  | { thing: 'statistics'; kind: TableKey }
  | { thing: 'ledger' }

/** `records.talk` taken apart. Errors: UsageFault, which names the tables that there are. */
const tableOf = (name: string | undefined): Wanted => {
  if (name === LEDGER) return { thing: 'ledger' }
  const table = statisticsTable(name ?? '')
  if (table) return { thing: 'statistics', kind: table.key }
  const [thing, kind = ''] = (name ?? '').split('.')
  if (thing === 'records' && RECORD_KINDS.some((k) => k.kind === kind)) return { thing, kind }
  if (thing === 'entries' && REGISTERS.some((k) => k.kind === kind)) return { thing, kind }
  throw new UsageFault(`没有“${name ?? ''}”这张表，现在有：${tables().join('、')}。`)
}

export const exportTable: Command = {
  name: 'export-table',
  usage: 'export-table records.种类|entries.种类|统计表|aid-ledger --place 代码 --term 2026-autumn --out 文件.xlsx',
  about: '一种记录的台账、一种登记、一张统计表或爱心账，导成 Excel；一问一列，连同本县自定的',
  options: { place: { type: 'string' }, term: { type: 'string' }, out: { type: 'string' } },
  positionals: [1, 1],
  needs: 'product',
  check: (args) => {
    tableOf(args.positionals[0])
    need(args, 'place')
    need(args, 'term')
    const out = need(args, 'out')
    if (!/\.xlsx$/i.test(out)) throw new UsageFault(`--out “${out}”要以 .xlsx 结尾。`)
    mustBeWritable(out)
  },
  run: async (ctx, actor, args, print) => {
    const at = { place: need(args, 'place'), term: need(args, 'term') }
    const out = need(args, 'out')
    const { bytes, rows } = await exported(ctx, actor, tableOf(args.positionals[0]), at)
    writeOut(out, bytes)
    print(`已写到 ${out}，共 ${rows} 条。`, { out, rows, bytes: bytes.length })
    return 0
  },
}

const exported = (ctx: Ctx, actor: Actor, wanted: Wanted, at: { place: string; term: string }) => {
  if (wanted.thing === 'ledger') return exportLedger(ctx, actor, at)
  if (wanted.thing === 'statistics') return exportStatistics(ctx, actor, { ...at, table: wanted.kind })
  const { thing, kind } = wanted
  return thing === 'records' ? exportRecords(ctx, actor, { ...at, kind }) : exportEntries(ctx, actor, { ...at, kind })
}
