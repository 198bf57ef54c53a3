import { OVERVIEW_COUNTS, OVERVIEW_WORDS, type OverviewKind } from '../../../domain/overview.ts'
import { READINGS } from '../../../domain/registers/child.ts'
import { KIND_NAMES } from '../../../domain/registers/place-kinds.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { plainSheet } from '../../documents/sheet.ts'
import type { OverviewInput } from '../asked.ts'
import type { Numbers } from '../table.ts'
import { overviewOf } from './overview.ts'

const TITLES: Record<OverviewKind, string> = { township: '各乡镇一览', school: '各校一览', village: '各村一览' }

/** The table as a sheet: numbers alone, nobody's name. Errors: as the table. */
export const exportOverview = async (
  ctx: Ctx,
  actor: Actor,
  input: OverviewInput,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'duty.read')
  const table = await inActorTx(ctx.db, actor, (tx) => overviewOf(tx, input), { readOnly: true, now: ctx.now() })
  const title = `${table.place.name}${TITLES[table.by]}`
  const lists = table.by !== 'village'
  const line = (name: string, under: string, row: Numbers) => [
    name,
    under,
    ...OVERVIEW_COUNTS.map((key) => row[key]),
    ...row.duties.flatMap((d) => [d.due, d.met]),
    ...row.months.map((m) => m.missed),
  ]
  const bytes = await plainSheet({
    title,
    note: `截至${longDate(table.today)}；父母外出的教育口径：${READINGS.education.name}，国务院口径：${READINGS.state.name}；本月要做的按 ${table.month}，家访按户；近七天到今天；漏下是那个月到期没有做成的，本月还没过完`,
    headings: [
      KIND_NAMES[table.by],
      '所在乡镇',
      ...OVERVIEW_COUNTS.map((key) => OVERVIEW_WORDS[key]),
      ...table.rules.flatMap((r) => [`${r.title} 本月应做（${r.unit}）`, `${r.title} 做了`]),
      ...table.months.map((month) => `${Number(month.slice(5))} 月漏下`),
      ...(lists ? ['本学期名单'] : []),
      '最近一条记录',
      '没报的',
    ],
    rows: [
      ...table.rows.map((row) => [
        ...line(row.name, row.under ?? '', row),
        ...(lists
          ? [row.lists && row.lists.of > 1 ? `${row.lists.done}/${row.lists.of} 所` : (row.listOn ?? '没有')]
          : []),
        row.lastRecordOn ?? '没有',
        row.notReported.map((x) => (x === 'list' ? '没交名单' : `${table.quietDays} 天没有记录`)).join('、'),
      ]),
      ...(table.rest ? [[...line('不在以上各行的', '', table.rest), ...(lists ? [''] : []), '', '']] : []),
      [...line('合计', '', table.total), ...(lists ? [''] : []), '', ''],
    ],
    // Some thirty columns on one sheet across.
    widths: [
      20,
      12,
      ...OVERVIEW_COUNTS.map(() => 7),
      ...table.rules.flatMap(() => [8, 7]),
      ...table.months.map(() => 7),
      ...(lists ? [11] : []),
      11,
      16,
    ],
  })
  return { bytes, name: `${title}-${table.today}.xlsx` }
}
