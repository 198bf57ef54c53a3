import { longDate } from '../../domain/reports/prose/numbers.ts'
import { plainSheet } from '../documents/sheet.ts'
import { tablePdf } from '../documents/table-pdf.ts'
import type { EvaluationOut } from './queries/evaluation.ts'

type Evidence = EvaluationOut['indicators'][number]['evidence'][number]

/** 单独谈心 120人次; of what was never counted: 没有. */
export const numberWords = ({ title, value, unit }: Evidence): string =>
  `${title} ${value ?? '没有'}${value === null ? '' : unit}`

/** Of which place, by which day. */
export const placeAndDay = ({ place, cutoff }: EvaluationOut): string => `${place.name}，截至${longDate(cutoff)}`

const HEADS = ['序', '内容', '指标', '分值', '建议', '佐证'] as const

const told = (evaluation: EvaluationOut, files: readonly string[] | null) => {
  const { suggested, listOf, place } = evaluation
  return {
    title: `${place.name}检查评价佐证目录`,
    note: `${placeAndDay(evaluation)}。按佐证建议 ${suggested.given} 分（共 ${suggested.of} 分的项目有数可看），给几分由检查的人定${
      listOf === null ? '' : `。照${listOf}定的指标`
    }`,
    rows: evaluation.indicators.map((line, i) => [
      i + 1,
      line.block,
      line.title,
      line.points,
      line.byPeople ? '看了再定' : (line.suggested ?? '没有要做的'),
      line.evidence.map(numberWords).join('；') || line.asks,
      ...(files ? [files[i] ?? ''] : []),
    ]),
  }
}

/** The index of the archive as a sheet; `files`: the file of each line, empty where it has none. */
export const indexSheet = (evaluation: EvaluationOut, files: readonly string[]): Promise<Buffer> =>
  plainSheet({
    ...told(evaluation, files),
    headings: [...HEADS, '哪个文件'],
    widths: [5, 14, 22, 6, 12, 50, 28],
  })

/** The index as a .pdf; without `files` as a paper of its own, for whoever wants no archive. */
export const indexPdf = (evaluation: EvaluationOut, files: readonly string[] | null = null): Promise<Buffer> =>
  tablePdf({
    ...told(evaluation, files),
    columns: [...HEADS, ...(files ? ['哪个文件'] : [])].map((label, i) => ({
      group: '',
      label,
      share: [1, 3, 4, 1.4, 2.2, 10, 5][i] ?? 1,
      align: i === 0 || i === 3 || i === 4 ? 'center' : 'left',
    })),
    footnotes: ['被检查单位：　　　　　　　　检查人：　　　　　　　　检查日期：　　　年　　月　　日'],
  })
