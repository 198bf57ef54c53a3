import { dayIn, textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, dateField, text } from '../kit/fields.ts'

/**
 * 同意 (law: 个人信息保护法 Art. 28–31, 困境儿童个人信息保护工作办法; dossier §3.7): for what, by whom, how far, until when; withdrawn in one place. What a
 * law obliges to (files, reports) needs none and is not asked for.
 */
export const consent = defineEntry({
  kind: 'consent',
  version: 1,
  title: '同意',
  purpose:
    '拍照、宣传、告诉捐助人这一类事，先要监护人同意；满14岁的，孩子自己同意、监护人知道。建档、报告是法律要求的，不用在这里问。',
  about: ['child'],
  fields: [
    choice(
      'purpose',
      [
        { value: 'photo', label: '拍照、留影' },
        { value: 'publicity', label: '宣传里用' },
        { value: 'donor', label: '把需要告诉捐助人' },
        { value: 'counselling', label: '心理辅导' },
        { value: 'visit', label: '外单位来看望' },
        { value: 'stay', label: '到帮扶人家中生活' },
        { value: 'case', label: '写成不具名的案例' },
      ],
      { label: '为了什么', required: true },
    ),
    choices(
      'by',
      [
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'guardian', label: '别的监护人' },
        { value: 'child', label: '孩子自己（满14岁）' },
      ],
      { label: '谁同意的', required: true },
    ),
    choice(
      'way',
      [
        { value: 'signed', label: '签了字' },
        { value: 'thumb', label: '按了手印' },
        { value: 'message', label: '发了消息、语音' },
        { value: 'call', label: '电话里说的' },
      ],
      { label: '怎么同意的', required: true },
    ),
    text('scope', { label: '只能用在哪里', hint: '例如：校内展板，不上网', max: 60 }),
    dateField('until', { label: '同意到哪天', ends: true, required: true }),
  ],
  states: [
    { value: 'given', label: '有效' },
    { value: 'withdrawn', label: '撤回了', ended: true },
    { value: 'expired', label: '到期了', ended: true },
  ],
  endings: ['家里撤回了', '孩子自己撤回了', '到期没有续', '换了新的同意', '登记错了'],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  line: (answers) =>
    [
      `${labelOf(consent, 'purpose', answers.purpose)}：${labelOf(consent, 'by', answers.by)}同意`,
      textIn(answers, 'scope'),
    ]
      .filter((part) => part !== '')
      .join('，'),
  due: (answers) => {
    const on = dayIn(answers, 'until')
    return on === null ? [] : [{ key: 'renewed', on, words: '同意到期，要用再问一次' }]
  },
  owes: {
    label: '同意到期',
    before: 7,
    grace: 7,
    closes: 30,
    settledBy: { expired: '不用了', withdrawn: '撤回了' },
  },
  columns: (answers) => ({ sort: textIn(answers, 'purpose') }),
  sources: ['S2B.19'],
  audience: 'subject',
})
