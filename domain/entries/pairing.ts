import { dayIn, textIn } from '../kit/answers.ts'
import { addDays } from '../kit/dates.ts'
import { type DueDate, defineEntry } from '../kit/define-entry.ts'
import { labelOf, type RecordBody } from '../kit/define-record.ts'
import { isPerson, type PersonAnswer } from '../kit/field-spec.ts'
import { choice, choices, dateField, person, text } from '../kit/fields.ts'
import { waitsFor, waitsForCheck } from './pair-ready.ts'

/** So long before it runs out somebody asks for the next check (law 62: at hiring and every year). */
const ASKED_BEFORE = 30

/** When the guardian has agreed one asks who it was and when. */
const AGREED = { field: 'consent', in: ['written', 'spoken'] }

const helperOf = (answers: RecordBody): PersonAnswer | null => (isPerson(answers.helper) ? answers.helper : null)

/** A helper whom nobody checked is owed a check from the first day (decision 031), one who was checked the next before it runs out. */
const checksDue = (answers: RecordBody, from: string): DueDate[] => {
  if (waitsForCheck(answers)) return [{ key: 'vetting', on: from, words: '审查帮扶人' }]
  const until = dayIn(answers, 'validUntil')
  return until === null ? [] : [{ key: 'vetting', on: addDays(until, -ASKED_BEFORE), words: '再审查一次' }]
}

/** Version 1 knew the helper by name alone. */
const withPerson = (answers: RecordBody): RecordBody =>
  typeof answers.helper === 'string' ? { ...answers, helper: { name: answers.helper.trim() } } : answers

/** 结对 (S1.11, S2B.7–8, S3.5): one grown-up for one child, how often they meet, that the guardian agrees and that the helper was checked. */
export const pairing = defineEntry({
  kind: 'pairing',
  version: 2,
  title: '结对',
  purpose: '一个大人帮一个孩子：是谁、多久见一次、监护人同意没有、帮扶的人审查过没有。',
  about: ['child'],
  fields: [
    choice(
      'sort',
      [
        { value: 'teacher', label: '教师' },
        { value: 'party-member', label: '党员' },
        { value: 'cadre', label: '村镇干部' },
        { value: 'volunteer', label: '志愿者' },
        { value: 'agent-mother', label: '代理妈妈' },
        { value: 'agent-parent', label: '代理家长' },
        { value: 'donor', label: '资助人' },
        { value: 'elder', label: '五老人员' },
      ],
      { label: '哪一类帮扶人', required: true },
    ),
    person('helper', { label: '帮扶人姓名', required: true }),
    text('phone', { label: '帮扶人电话', max: 20 }),
    choice(
      'rhythm',
      [
        { value: 'week', label: '每周一次' },
        { value: 'half-month', label: '半月一次' },
        { value: 'month', label: '每月一次' },
        { value: 'term', label: '每学期两次' },
        { value: 'once', label: '每学期一次' },
      ],
      { label: '说好多久见一次', required: true },
    ),
    choices(
      'does',
      [
        { value: 'study', label: '功课' },
        { value: 'life', label: '生活' },
        { value: 'company', label: '陪伴' },
        { value: 'family-link', label: '联系父母' },
        { value: 'money', label: '资助' },
      ],
      { label: '帮什么' },
    ),
    choice(
      'consent',
      [
        { value: 'written', label: '书面同意' },
        { value: 'spoken', label: '口头同意' },
        { value: 'not-yet', label: '还没有问' },
      ],
      { label: '监护人同意', required: true },
    ),
    choice(
      'consentBy',
      [
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'carer', label: '照看的人' },
        { value: 'other', label: '别的监护人' },
      ],
      { label: '谁同意的', when: AGREED },
    ),
    dateField('consentOn', { label: '哪天同意的', when: AGREED }),
    dateField('checkedOn', { label: '审查的日期', hint: '只记哪天查过、到哪天有效' }),
    text('checkedBy', { label: '谁审查的', max: 40 }),
    dateField('validUntil', { label: '审查有效到哪天' }),
  ],
  states: [
    { value: 'open', label: '结对中' },
    { value: 'ended', label: '结束了', ended: true },
  ],
  endings: ['孩子转走或毕业', '父母回来了', '帮扶人走了', '家里不同意', '换了帮扶人', '审查没有通过', '登记错了'],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'federation-officer'],
  read: [
    'head-teacher',
    'dean',
    'principal',
    'village-director',
    'township-officer',
    'county-office',
    'federation-officer',
  ],
  line: (answers) =>
    [
      `${labelOf(pairing, 'sort', answers.sort)}${helperOf(answers)?.name ?? ''}`,
      labelOf(pairing, 'rhythm', answers.rhythm),
      ...waitsFor(answers),
    ]
      .filter((part) => part !== '')
      .join('，'),
  due: checksDue,
  demands: [
    {
      when: { answered: 'validUntil' },
      oneOf: ['checkedOn'],
      code: 'missing',
      message: '写了有效到哪天，请也写审查的日期。',
    },
  ],
  check: (answers) => {
    const [on, until] = [dayIn(answers, 'checkedOn'), dayIn(answers, 'validUntil')]
    return on !== null && until !== null && until <= on
      ? [{ field: 'validUntil', code: 'too-early', message: '有效到的日期要在审查之后，请改一下。' }]
      : []
  },
  holder: (answers) => helperOf(answers)?.account ?? null,
  parts: (answers) => {
    const helper = helperOf(answers)
    return helper ? [{ role: 'helper', name: helper.name, ...(helper.account ? { account: helper.account } : {}) }] : []
  },
  // One that stands counts as a pair; one that still waits for a word or a check does not (decision 031).
  columns: (answers) => ({ sort: textIn(answers, 'sort'), quantity: waitsFor(answers).length === 0 ? 1 : 0 }),
  chain: { as: 'action' },
  sources: ['S1.11', 'S2B.7', 'S2B.8', 'S3.5', 'S3.18'],
  audience: 'subject',
  upgrade: (answers, from) => (from < 2 ? withPerson(answers) : answers),
})
