import { dayIn, textIn } from '../kit/answers.ts'
import { longDate } from '../kit/day-words.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf, type RecordBody } from '../kit/define-record.ts'
import { choice, dateField, numberField, repeat, text } from '../kit/fields.ts'
import { PLACE_WRITERS } from './around-place.ts'
import { RETURNED_TABLES } from './statistics-return.ts'

/** One item of a table: what the paper says, and what the register said of the same day; without `is`: the register holds no such number. */
export type RemarkedNumber = { no: number; n: number; is?: number }

export const remarkedIn = (answers: RecordBody): readonly RemarkedNumber[] =>
  Array.isArray(answers.numbers) ? (answers.numbers as RemarkedNumber[]) : []

/**
 * 统计表旁注 (decision 068): numbers that an office wrote by hand into the table it was given. They stand beside the register's and change
 * nothing in it; an item that the register does not hold is printed with them.
 */
export const statisticsRemark = defineEntry({
  kind: 'statistics-remark',
  version: 1,
  title: '统计表旁注',
  purpose: '交回来的表上手改手填的数，写明为什么，记在旁边：登记里的数不变，登记里没有的项照它印。',
  about: ['class', 'school', 'village', 'township', 'county'],
  fields: [
    choice('table', RETURNED_TABLES, { label: '哪一张表', required: true }),
    dateField('at', { label: '数到哪一天', required: true }),
    repeat(
      'numbers',
      [
        numberField('no', { label: '项', required: true, min: 1, max: 60 }),
        numberField('n', { label: '表上写的', required: true, max: 1_000_000 }),
        numberField('is', { label: '登记里的', max: 1_000_000 }),
      ],
      { label: '哪几项', required: true, max: 60 },
    ),
    text('why', { label: '为什么', required: true, max: 120 }),
    numberField('form', { label: '县里的表第几版', max: 10_000 }),
  ],
  states: [
    { value: 'standing', label: '作旁注' },
    { value: 'gone', label: '不用了', ended: true },
  ],
  endings: ['登记里已经改好', '表上写错了', '登记错了'],
  begunAt: '/statistics',
  write: PLACE_WRITERS,
  read: PLACE_WRITERS,
  line: (answers) => {
    const at = dayIn(answers, 'at')
    return [
      labelOf(statisticsRemark, 'table', answers.table),
      at ? `数到${longDate(at)}` : '',
      remarkedIn(answers)
        .map(({ no, n }) => `第${no}项${n}`)
        .join('、'),
      textIn(answers, 'why'),
    ]
      .filter((part) => part !== '')
      .join('，')
  },
  columns: (answers) => ({ sort: textIn(answers, 'table') }),
  sources: ['S2A.3', 'S2B.1'],
  audience: 'subject',
})
