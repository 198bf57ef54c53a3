import { inListOrder } from '../../domain/figures/list.ts'
import type { SummaryFigure } from '../../domain/reports/kit/input.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { PrintedSummary } from './printed-summary.ts'
import { plainSheet } from './sheet.ts'

/** The figures of a summary as a table to check or to copy from: value, last term, difference, what stands behind. */
export const figureSheet = (page: PrintedSummary, figures: readonly SummaryFigure[]): Promise<Buffer> =>
  plainSheet({
    title: `${page.title}：指标`,
    note: `数据截至${longDate(page.cutoff)}${page.checkCode ? `；校验码：${page.checkCode}` : ''}`,
    headings: ['编号', '指标', '数值', '单位', '上期', '增减', '背后行数', '情况不详', '定义'],
    widths: [24, 26, 10, 6, 10, 14, 10, 10, 60],
    rows: inListOrder(figures).map((f) => [
      f.id,
      f.title,
      f.value ?? '数不出来',
      f.unit,
      f.previous,
      f.change === null || f.unit !== '%' ? f.change : `${f.change.toFixed(1)}个百分点`,
      f.rows,
      f.unknown,
      f.definition,
    ]),
  })
