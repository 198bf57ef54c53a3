import { ENTRY_KINDS } from '../domain/entries/list.ts'
import { isOfList } from '../domain/kit/define-entry.ts'
import { RECORD_KINDS } from '../domain/records/list.ts'
import { exportEntries } from '../server/entries/queries/export-entries.ts'
import { exportRecords } from '../server/records/queries/export-records.ts'
import { type Command, need, UsageFault } from './command.ts'
import { mustBeWritable, writeOut } from './write-out.ts'

/** What a list of its own sees goes into no table. */
const REGISTERS = ENTRY_KINDS.filter((k) => !isOfList(k))

const tables = (): string[] => [
  ...RECORD_KINDS.map((k) => `records.${k.kind}（${k.title}）`),
  ...REGISTERS.map((k) => `entries.${k.kind}（${k.title}）`),
]

/** `records.talk` taken apart. Errors: UsageFault, which names the tables that there are. */
const tableOf = (name: string | undefined): { thing: 'records' | 'entries'; kind: string } => {
  const [thing, kind = ''] = (name ?? '').split('.')
  if (thing === 'records' && RECORD_KINDS.some((k) => k.kind === kind)) return { thing, kind }
  if (thing === 'entries' && REGISTERS.some((k) => k.kind === kind)) return { thing, kind }
  throw new UsageFault(`没有“${name ?? ''}”这张表，现在有：${tables().join('、')}。`)
}

export const exportTable: Command = {
  name: 'export-table',
  usage: 'export-table records.种类|entries.种类 --place 代码 --term 2026-autumn --out 文件.xlsx',
  about: '一种记录的台账或一种登记，导成 Excel；一问一列，连同本县自定的',
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
    const { thing, kind } = tableOf(args.positionals[0])
    const asked = { kind, place: need(args, 'place'), term: need(args, 'term') }
    const out = need(args, 'out')
    const { bytes, rows } = await (thing === 'records'
      ? exportRecords(ctx, actor, asked)
      : exportEntries(ctx, actor, asked))
    writeOut(out, bytes)
    print(`已写到 ${out}，共 ${rows} 条。`, { out, rows, bytes: bytes.length })
    return 0
  },
}
