import { moneyWords } from '../kit/answer-words.ts'
import { dayIn, textIn } from '../kit/answers.ts'
import { addDays, addMonths } from '../kit/dates.ts'
import { type DueDate, defineEntry } from '../kit/define-entry.ts'
import { labelOf, type RecordBody } from '../kit/define-record.ts'
import { choice, dateField, entryField, money, text } from '../kit/fields.ts'
import { AID_KEEPERS, AID_READERS } from './aid-posts.ts'

/** The first year's money is there within a month of the agreement; later a year after the last (S2B.13 “每年有一定资金”). */
const FIRST_PAYMENT_DAYS = 30
const YEAR = 12
const HALF_YEAR = 6

const nextOf = (done: string | null, months: number, first: string): string =>
  done === null ? first : addMonths(done, months)

const daysOf = (answers: RecordBody, from: string): DueDate[] => [
  {
    key: 'pay',
    on: nextOf(dayIn(answers, 'paidOn'), YEAR, addDays(from, FIRST_PAYMENT_DAYS)),
    words: '这一年的钱要给到',
    label: '资助到款',
  },
  {
    key: 'look',
    on: nextOf(dayIn(answers, 'seenOn'), HALF_YEAR, addMonths(from, HALF_YEAR)),
    words: '去看看孩子学得怎样',
    label: '资助看望',
  },
]

/** 结对资助 (S2B.13): a child whose schooling somebody pays for, year by year; looked after each half-year. On no printed page. */
export const sponsorship = defineEntry({
  kind: 'sponsorship',
  version: 1,
  title: '结对资助',
  purpose: '有人按年出钱让孩子安心读书：谁出、一年多少、到哪年。每年给到一次，每半年去看一次。不印出来。',
  about: ['child'],
  fields: [
    choice(
      'from',
      [
        { value: 'fund', label: '一笔资金' },
        { value: 'donor', label: '一位捐助人' },
        { value: 'office', label: '单位、群团' },
      ],
      { label: '谁出', required: true },
    ),
    entryField('fund', 'fund', { label: '哪一笔资金', when: { field: 'from', in: ['fund'] } }),
    text('by', { label: '哪个单位', hint: '例如：镇妇联', max: 40, when: { field: 'from', in: ['office'] } }),
    money('yearly', { label: '一年多少', required: true, max: 10_000_000 }),
    dateField('paidOn', { label: '最近一次哪天给到', hint: '在爱心账里从这笔资金发放“结对资助”，日子会自己写上' }),
    dateField('seenOn', { label: '最近一次哪天去看过' }),
    choice(
      'through',
      [
        { value: 'school', label: '学校转' },
        { value: 'township', label: '乡镇转' },
        { value: 'family', label: '直接给监护人' },
      ],
      { label: '怎么给' },
    ),
  ],
  states: [
    { value: 'open', label: '在资助' },
    { value: 'done', label: '期满', ended: true },
    { value: 'stopped', label: '中断', ended: true },
  ],
  endings: ['孩子毕业', '说好的年数满了', '资助方不再出', '家里好转', '登记错了'],
  write: AID_KEEPERS,
  read: AID_READERS,
  line: (answers) =>
    [
      labelOf(sponsorship, 'from', answers.from) + (textIn(answers, 'by') ? `（${textIn(answers, 'by')}）` : ''),
      typeof answers.yearly === 'number' ? `每年${moneyWords(answers.yearly)}` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  due: daysOf,
  owes: {
    label: '结对资助',
    before: 30,
    grace: 15,
    closes: 60,
    settledBy: { done: '期满了', stopped: '中断了，写明原因' },
  },
  columns: (answers) => ({
    sort: textIn(answers, 'from'),
    fen: typeof answers.yearly === 'number' ? answers.yearly : 0,
  }),
  single: 'sort',
  sources: ['S2B.13', 'S2B.21'],
  audience: 'subject',
  unprinted: true,
})
