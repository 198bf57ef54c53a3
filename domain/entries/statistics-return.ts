import { dayIn, textIn } from '../kit/answers.ts'
import { longDate } from '../kit/day-words.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf, type RecordBody } from '../kit/define-record.ts'
import { choice, dateField, numberField, repeat, text } from '../kit/fields.ts'
import { PLACE_WRITERS } from './around-place.ts'

/** Tables that are handed in, by the keys of `domain/reports/tables`. */
export const RETURNED_TABLES = [
  { value: 'official-statistics', label: '农村留守儿童基本情况汇总表' },
  { value: 'school-statistics', label: '留守学生情况统计表' },
  { value: 'village-statistics', label: '村（居）留守儿童统计表' },
]

/** One item of the table with the number that was handed in. */
export type ReturnedNumber = { no: number; n: number }

export const numbersIn = (answers: RecordBody): readonly ReturnedNumber[] =>
  Array.isArray(answers.numbers) ? (answers.numbers as ReturnedNumber[]) : []

/** Under which version of the county's table (decision 064); 0: as the system reads it. */
export const formOf = (answers: RecordBody): number => (typeof answers.form === 'number' ? answers.form : 0)

/**
 * 上报的统计表 (dossier §4.6, S2A.3, S2B.1): a table as a place handed it in at a day. Its numbers stay as they were; what was put right
 * in the register since stands beside them. The office above takes it over or gives it back with a remark.
 */
export const statisticsReturn = defineEntry({
  kind: 'statistics-return',
  version: 2,
  title: '上报的统计表',
  purpose: '把统计表按某一天的数报给上级：报上去的数不再变，后来改了登记，差在哪里两边都看得到。',
  about: ['school', 'village', 'township'],
  fields: [
    choice('table', RETURNED_TABLES, { label: '哪一张表', required: true }),
    dateField('at', { label: '数到哪一天', required: true }),
    repeat(
      'numbers',
      [
        numberField('no', { label: '项', required: true, min: 1, max: 60 }),
        numberField('n', { label: '数', required: true, max: 1_000_000 }),
      ],
      { label: '报的数', required: true, max: 60 },
    ),
    numberField('form', { label: '县里的表第几版', max: 10_000 }),
    text('note', { label: '报的人要说的', max: 120 }),
    text('remark', { label: '上级的意见', max: 120 }),
  ],
  states: [
    { value: 'handed-in', label: '报上去了' },
    { value: 'given-back', label: '退回重报', above: true },
    { value: 'accepted', label: '收下了', ended: true, above: true },
    { value: 'replaced', label: '重新报过', ended: true },
  ],
  endings: ['数对得上', '改好重新报了', '登记错了'],
  begunAt: '/statistics',
  write: PLACE_WRITERS,
  read: PLACE_WRITERS,
  line: (answers) => {
    const at = dayIn(answers, 'at')
    return [
      labelOf(statisticsReturn, 'table', answers.table),
      at ? `数到${longDate(at)}` : '',
      textIn(answers, 'remark') === '' ? '' : `上级：${textIn(answers, 'remark')}`,
    ]
      .filter((part) => part !== '')
      .join('，')
  },
  columns: (answers) => ({ sort: textIn(answers, 'table') }),
  // Of the first version, before a county could map its table.
  upgrade: (answers) => answers,
  sources: ['S2A.3', 'S2B.1'],
  audience: 'subject',
})
