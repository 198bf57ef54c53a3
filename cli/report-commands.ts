import { writeFileSync } from 'node:fs'
import { FIGURES } from '../domain/figures/list.ts'
import { getFigure, getFigureRows } from '../server/queries/figure.ts'
import { type ReportFormat, reportFile } from '../server/queries/report-file.ts'
import { type Command, need, option, UsageFault } from './command.ts'

const FORMATS: readonly string[] = ['docx', 'html', 'json']

export const report: Command = {
  name: 'report',
  usage:
    'report school-summary --place 代码 --term 2026-autumn [--at 日期] [--format docx|html|json] [--layout official|plain] --out 文件',
  about: '一份报告；json 给出每个指标和各段文字',
  options: {
    place: { type: 'string' },
    term: { type: 'string' },
    at: { type: 'string' },
    format: { type: 'string' },
    layout: { type: 'string' },
    out: { type: 'string' },
  },
  positionals: [1, 1],
  needs: 'product',
  run: async (ctx, actor, args, print) => {
    const out = need(args, 'out')
    const format = option(args, 'format') ?? out.split('.').at(-1) ?? 'docx'
    if (!FORMATS.includes(format)) throw new UsageFault('--format 用 docx、html 或 json。')
    const layout = option(args, 'layout') ?? 'official'
    if (layout !== 'official' && layout !== 'plain') throw new UsageFault('--layout 用 official 或 plain。')
    const file = await reportFile(ctx, actor, {
      kind: args.positionals[0] ?? '',
      place: need(args, 'place'),
      term: need(args, 'term'),
      at: option(args, 'at'),
      format: format as ReportFormat,
      layout,
    })
    writeFileSync(out, file.bytes)
    print(
      `已写到 ${out}（${file.bytes.length} 字节）。${file.gaps.length ? `\n还有 ${file.gaps.length} 处留给作者写。` : ''}`,
      { out, bytes: file.bytes.length, format, gaps: file.gaps },
    )
    return 0
  },
}

export const figure: Command = {
  name: 'figure',
  usage: 'figure 指标 --place 代码 --term 2026-autumn [--at 日期] [--rows]',
  about: '一个指标：数值、单位、定义、截至日期；--rows 打印背后的名单',
  options: { place: { type: 'string' }, term: { type: 'string' }, at: { type: 'string' }, rows: { type: 'boolean' } },
  positionals: [1, 1],
  needs: 'product',
  run: async (ctx, actor, args, print) => {
    const input = {
      figureId: args.positionals[0] ?? '',
      place: need(args, 'place'),
      term: need(args, 'term'),
      at: option(args, 'at'),
    }
    if (args.values.rows !== true) {
      const value = await getFigure(ctx, actor, input)
      print(
        `${value.title}：${value.value ?? '—'}${value.unit}（截至 ${value.cutoff}）\n${value.definition}${value.unknown ? `\n其中 ${value.unknown} 名有关情况不详。` : ''}`,
        value,
      )
      return 0
    }
    const rows = []
    let cursor: string | undefined
    for (;;) {
      const page = await getFigureRows(ctx, actor, { ...input, cursor, limit: 500 })
      rows.push(...page.items)
      if (page.next === null) {
        print(
          [
            `${page.figure.title}：${page.figure.value ?? '—'}${page.figure.unit}`,
            ...rows.map((r) => [r.className, r.childName, r.on, r.text].filter(Boolean).join(' ')),
          ].join('\n'),
          { ...page.figure, list: rows },
        )
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
    const items = FIGURES.map(({ id, unit, title, definition }) => ({ id, unit, title, definition }))
    print(items.map((f) => `${f.id}（${f.unit}）${f.title}：${f.definition}`).join('\n'), { items })
    return 0
  },
}
