import { dayIn, textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { choice, dateField, text } from '../kit/fields.ts'

/** A register that no county keeps: it carries the tests of the kit. */
export const teaHouse = defineEntry({
  kind: 'tea-house',
  version: 2,
  title: '茶馆',
  purpose: '测试用的登记。',
  about: ['school', 'child', 'entry'],
  of: 'tea-house',
  fields: [
    text('name', { label: '名称', required: true, max: 10 }),
    choice(
      'sort',
      [
        { value: 'green', label: '绿茶' },
        { value: 'black', label: '红茶' },
      ],
      { label: '茶' },
    ),
    dateField('checkOn', { label: '哪天看' }),
  ],
  states: [
    { value: 'running', label: '开着' },
    { value: 'resting', label: '歇着' },
    { value: 'sold', label: '卖了', ended: true },
    { value: 'closed', label: '关了', ended: true },
  ],
  endings: ['不开了'],
  write: ['principal', 'head-teacher'],
  read: ['principal', 'head-teacher', 'county-office'],
  line: (answers) => textIn(answers, 'name'),
  due: (answers) => {
    const on = dayIn(answers, 'checkOn')
    return on === null ? [] : [{ key: 'check', on, words: '去看看' }]
  },
  owes: { label: '茶馆到期', before: 5, grace: 2, closes: 10, settledBy: { sold: '已卖' } },
  check: (answers) =>
    textIn(answers, 'name') === '没有' ? [{ field: 'name', code: 'not-enough', message: '请写一个名称。' }] : [],
  parts: (answers) => [{ role: 'keeper', name: textIn(answers, 'name') }],
  columns: (answers) => ({ sort: textIn(answers, 'sort'), quantity: 1 }),
  sources: ['S0.0'],
  audience: 'subject',
})
