import { longDate } from '../../domain/reports/prose/numbers.ts'
import { sheetCode } from '../../domain/reports/tables/sheet-code.ts'
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
    rows: unitRows(table),
    foot: [...footnotesOf(table), SIGNERS, codeOf(table)],
    widths: [20, ...table.items.map(() => 8)],
  })

/** The same as a .pdf: groups of items over their columns. */
export const statisticsPdf = (table: StatisticsOut): Promise<Buffer> => {
  const rows = unitRows(table)
  return tablePdf({
    title: titleOf(table),
    note: noteOf(table),
    columns: [
      { group: '', label: '单位', share: 2.4, align: 'left', no: '栏次' },
      ...table.items.map(({ no, group, label }) => ({ group, label, share: 1, no: String(no) })),
    ],
    rows: rows.map((row) => row.map(shown)),
    sums: [rows.length - 1],
    footnotes: [...inRows(footnotesOf(table)), SIGNERS],
  })
}

/** Short equations stand side by side; the font has no ✗. */
const inRows = (lines: readonly string[]): string[] => {
  const even = lines.filter((line) => line.startsWith('✓'))
  const rest = lines.filter((line) => !line.startsWith('✓')).map((line) => line.replace(/^✗/, '×'))
  return [...(even.length ? [`平的：${even.map((line) => line.slice(2)).join('，')}`] : []), ...rest]
}

const titleOf = ({ place, title }: StatisticsOut): string => `${place.name}${title}`
const noteOf = ({ cutoff, reading, note }: StatisticsOut): string =>
  `截至${longDate(cutoff)}，按${reading}${note === null ? '' : `。${note}`}`

const codeOf = ({ table, place, term, cutoff, form }: StatisticsOut): string =>
  sheetCode({ table, place: place.code, term, at: cutoff, form })

/** Rows of units, the whole last; where the register holds no number, what the office wrote there and was kept as a remark. */
const unitRows = (table: StatisticsOut): (string | number | null)[][] => {
  const { units, place, total, items, remarks } = table
  const filled = (code: string, values: readonly (number | null)[]) =>
    values.map(
      (value, i) => value ?? remarks.find((one) => one.place.code === code && one.no === items[i]?.no)?.said ?? null,
    )
  return [
    ...units.map(({ code, name, values }) => [name, ...filled(code, values)]),
    [units.length ? '合计' : place.name, ...filled(place.code, total)],
  ]
}

/** 98.6 of a share, 12 of a count. */
const shown = (value: string | number | null): string | number | null =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : value

const evenOnes = ({ equations }: StatisticsOut): string[] => {
  const even = equations.filter(({ holds }) => holds === 'yes')
  return even.length ? [even.map(wordsOf).join('　')] : []
}

const footnotesOf = (table: StatisticsOut): string[] => [
  ...(table.outside > 0 ? [outsideWords(table)] : []),
  // Those that come out even are one line; each of the others has its own.
  ...evenOnes(table),
  ...table.equations.filter(({ holds }) => holds !== 'yes').map(wordsOf),
  ...remarkWords(table),
]

/** 注：第5项，青石村填表时写12，登记里10（……）; items that the register does not hold are told once. */
const remarkWords = ({ remarks, items }: StatisticsOut): string[] => {
  const held = new Map(items.map((item) => [item.no, item.figure !== null]))
  const besides = remarks.filter(({ no }) => held.get(no))
  const filled = [...new Set(remarks.filter(({ no }) => !held.get(no)).map(({ no }) => no))].toSorted((a, b) => a - b)
  return [
    ...besides.map(
      ({ place, no, said, was, why }) =>
        `注：第${no}项，${place.name}填表时写${said}，登记里${was ?? '没有'}（${why}）`,
    ),
    ...(filled.length ? [`注：第${filled.join('、')}项登记里没有，写着的数由填报单位另填`] : []),
  ]
}

const outsideWords = ({ outside, items }: StatisticsOut): string =>
  `合计里有 ${outside} 名（第${items[0]?.no}项）不在以上各单位：没有写在哪个单位，或者那里已经停用`

const wordsOf = ({ text, holds, differs }: StatisticsOut['equations'][number]): string =>
  holds === 'yes'
    ? `✓ ${text}`
    : holds === 'no'
      ? `✗ ${text}，差 ${differs}`
      : `？ ${text}，差 ${differs}，登记里没有的几项填上后再看`
