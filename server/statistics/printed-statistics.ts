import { longDate } from '../../domain/reports/prose/numbers.ts'
import { plainSheet } from '../documents/sheet.ts'
import { tablePdf } from '../documents/table-pdf.ts'
import type { StatisticsOut } from './queries/statistics.ts'

/** Who answers for the paper, by hand: stands below every table that is handed in. */
const SIGNERS = '单位负责人：　　　　　　填表人：　　　　　　联系电话：　　　　　　填表日期：　　　年　　月　　日'

/** The table as a sheet: a row a unit, the whole last, numbers alone; what does not come out even stands under it. */
export const statisticsSheet = (table: StatisticsOut): Promise<Buffer> =>
  plainSheet({
    title: titleOf(table),
    note: noteOf(table),
    headings: [
      '单位',
      ...table.items.map(({ no, group, label }) => `${no} ${group === '' ? '' : `${group}：`}${label}`),
    ],
    rows: [...unitRows(table), ...footnotesOf(table).map((line) => [line]), [SIGNERS]],
    widths: [20, ...table.items.map(() => 8)],
  })

/** The same as a .pdf: groups of items over their columns. */
export const statisticsPdf = (table: StatisticsOut): Promise<Buffer> => {
  const rows = unitRows(table)
  return tablePdf({
    title: titleOf(table),
    note: noteOf(table),
    columns: [
      { group: '', label: '单位', share: 2.4, align: 'left' },
      ...table.items.map(({ no, group, label }) => ({ group, label: `${no} ${label}`, share: 1 })),
    ],
    rows: rows.map((row) => row.map(shown)),
    sums: [rows.length - 1],
    // The font has no ✗.
    footnotes: [...footnotesOf(table).map((line) => line.replace(/^✗/, '×')), SIGNERS],
  })
}

const titleOf = ({ place, title }: StatisticsOut): string => `${place.name}${title}`
const noteOf = ({ cutoff, reading, note }: StatisticsOut): string =>
  `截至${longDate(cutoff)}，按${reading}${note === null ? '' : `。${note}`}`

const unitRows = ({ units, place, total }: StatisticsOut): (string | number | null)[][] => [
  ...units.map(({ name, values }) => [name, ...values]),
  [units.length ? '合计' : place.name, ...total],
]

/** 98.6 of a share, 12 of a count. */
const shown = (value: string | number | null): string | number | null =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : value

const footnotesOf = (table: StatisticsOut): string[] => [
  ...(table.outside > 0 ? [outsideWords(table)] : []),
  ...table.equations.map(wordsOf),
]

const outsideWords = ({ outside, items }: StatisticsOut): string =>
  `合计里有 ${outside} 名（第${items[0]?.no}项）不在以上各单位：没有写在哪个单位，或者那里已经停用`

const wordsOf = ({ text, holds, differs }: StatisticsOut['equations'][number]): string =>
  holds === 'yes'
    ? `✓ ${text}`
    : holds === 'no'
      ? `✗ ${text}，差 ${differs}`
      : `？ ${text}，差 ${differs}，登记里没有的几项填上后再看`
