import type { Period } from '../domain/calendar/year.ts'
import { figureFaces } from '../domain/figures/list.ts'
import type { FigureValue } from '../domain/figures/types.ts'
import { faceOf, REPORT_FACES } from '../domain/reports/kinds.ts'
import { LEVELS, type Level } from '../domain/reports/level.ts'
import { letterCode, STAND_IN } from '../server/documents/pdf-font.ts'
import { getFigure, getFigureRows, type ShownRow } from '../server/figures/queries/figure.ts'
import { REPORT_FORMATS, type ReportFormat } from '../server/reports/queries/print-summary.ts'
import { reportFile } from '../server/reports/queries/report-file.ts'
import { type Args, type Command, dateOption, need, option, UsageFault } from './command.ts'
import { mustBeWritable, writeOut } from './write-out.ts'

const isFormat = (format: string): format is ReportFormat => (REPORT_FORMATS as readonly string[]).includes(format)

export const report: Command = {
  name: 'report',
  usage:
    'report school-summary|township-summary|… --place 代码 --term 2026-autumn [--period term|year] [--level internal|upward|public] [--record 记录编号（简报）] [--at 日期] [--format docx|pdf|html|json|xlsx] [--layout official|plain] --out 文件',
  about: '一份报告；json 给出每个指标和各段文字，xlsx 是指标表',
  options: {
    place: { type: 'string' },
    term: { type: 'string' },
    record: { type: 'string' },
    period: { type: 'string' },
    level: { type: 'string' },
    at: { type: 'string' },
    format: { type: 'string' },
    layout: { type: 'string' },
    out: { type: 'string' },
  },
  positionals: [1, 1],
  needs: 'product',
  check: (args) => {
    const kind = args.positionals[0] ?? ''
    if (!faceOf(kind))
      throw new UsageFault(
        `没有“${kind}”这种报告，现在有：${Object.values(REPORT_FACES)
          .map((face) => `${face.kind}（${face.title}）`)
          .join('、')}。`,
      )
    const out = need(args, 'out')
    need(args, 'place')
    if (kind === 'bulletin') need(args, 'record')
    else need(args, 'term')
    periodOf(args)
    levelOf(args)
    dateOption(args, 'at')
    mustBeWritable(out)
    if (!isFormat(formatOf(option(args, 'format'), out)))
      throw new UsageFault(
        `没有“${formatOf(option(args, 'format'), out)}”这种格式，--format 用 docx、pdf、html、json 或 xlsx。`,
      )
    const layout = option(args, 'layout') ?? 'official'
    if (layout !== 'official' && layout !== 'plain')
      throw new UsageFault('--layout 用 official（公文）或 plain（学校常用）。')
  },
  run: async (ctx, actor, args, print) => {
    const out = need(args, 'out')
    const format = formatOf(option(args, 'format'), out)
    if (!isFormat(format)) throw new UsageFault('--format 用 docx、pdf、html、json 或 xlsx。')
    const file = await reportFile(ctx, actor, {
      kind: args.positionals[0] ?? '',
      place: need(args, 'place'),
      term: option(args, 'term'),
      record: option(args, 'record'),
      period: periodOf(args),
      level: levelOf(args),
      at: option(args, 'at'),
      format,
      layout: option(args, 'layout') === 'plain' ? 'plain' : 'official',
    })
    writeOut(out, file.bytes)
    const blanks = file.gaps.length && file.state === 'draft' ? `\n还有 ${file.gaps.length} 处留给作者写。` : ''
    const lacking = file.lacking.length
      ? `\nPDF 的字体缺 ${file.lacking.length} 个字：${file.lacking.map((c) => `${c}（${letterCode(c)}）`).join('、')}，印作“${STAND_IN}”；请用 Word 文件或手写补上。`
      : ''
    print(
      `已写到 ${out}（${file.bytes.length} 字节${file.state === 'issued' ? '，已签发的稿' : ''}）。${blanks}${lacking}`,
      {
        out,
        bytes: file.bytes.length,
        format,
        state: file.state,
        gaps: file.gaps,
        lacking: file.lacking,
      },
    )
    return 0
  },
}

const periodOf = (args: Args): Period | undefined => {
  const period = option(args, 'period')
  if (period === undefined || period === 'term' || period === 'year') return period
  throw new UsageFault('--period 用 term（学期）或 year（学年、年度）。')
}

const levelOf = (args: Args): Level | undefined => {
  const asked = option(args, 'level')
  const level = LEVELS.find((l) => l === asked)
  if (asked === undefined || level) return level
  throw new UsageFault('--level 用 internal（对内）、upward（上报）或 public（公开）。')
}

/** As asked for, else by the file's name, else Word. */
const formatOf = (asked: string | undefined, out: string): string =>
  (asked ?? (/\.(\w+)$/.exec(out)?.[1] || 'docx')).toLowerCase()

/** Exactly what outside.md promises; `rows`: how many, or with --rows the rows themselves. */
const shown = (f: FigureValue, rows: number | ShownRow[]) => ({
  id: f.id,
  value: f.value,
  unit: f.unit,
  definition: f.definition,
  cutoff: f.cutoff,
  rows,
  unknown: f.unknown,
})

const inWords = (f: FigureValue) => `${f.title}：${f.value === null ? '数不出来' : `${f.value}${f.unit}`}`

const asked = (args: Args) => ({
  figureId: args.positionals[0] ?? '',
  place: need(args, 'place'),
  term: need(args, 'term'),
  at: dateOption(args, 'at'),
})

export const figure: Command = {
  name: 'figure',
  usage: 'figure 指标 --place 代码 --term 2026-autumn [--at 日期] [--rows]',
  about: '一个指标：数值、单位、定义、截至日期；--rows 打印背后的名单',
  options: { place: { type: 'string' }, term: { type: 'string' }, at: { type: 'string' }, rows: { type: 'boolean' } },
  positionals: [1, 1],
  needs: 'product',
  check: (args) => void asked(args),
  run: async (ctx, actor, args, print) => {
    const input = asked(args)
    if (args.values.rows !== true) {
      const value = await getFigure(ctx, actor, input)
      const head = `${inWords(value)}（截至 ${value.cutoff}）`
      print(
        `${head}\n${value.definition}${value.unknown ? `\n有关情况不详的 ${value.unknown} 名。` : ''}`,
        shown(value, value.rows),
      )
      return 0
    }
    const rows: ShownRow[] = []
    let cursor: string | undefined
    for (;;) {
      const page = await getFigureRows(ctx, actor, { ...input, cursor, limit: 500 })
      rows.push(...page.items)
      if (page.next === null) {
        const lines = rows.map((r) => [r.className, r.childName, r.on, r.text].filter(Boolean).join(' '))
        print([inWords(page.figure), ...lines].join('\n'), shown(page.figure, rows))
        return 0
      }
      cursor = page.next
    }
  },
}

export const figures: Command = {
  name: 'figures',
  usage: 'figures',
  about: '全部指标的编号、单位和定义',
  options: {},
  positionals: [0, 0],
  needs: 'nothing',
  run: async (_args, print) => {
    const items = figureFaces()
    print(items.map((f) => `${f.id}（${f.unit}）${f.title}：${f.definition}`).join('\n'), { items })
    return 0
  },
}
