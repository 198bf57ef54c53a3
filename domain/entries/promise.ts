import { dayIn, textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, dateField, text } from '../kit/fields.ts'

/** 承诺 (S2A.16): what parents or others promised a child, by when, and what became of it. */
export const promise = defineEntry({
  kind: 'promise',
  version: 1,
  title: '承诺',
  purpose: '家里人答应了孩子什么、到哪天。到了日子问一声，兑现了还是没有。',
  about: ['child'],
  fields: [
    choice(
      'who',
      [
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'both', label: '爸爸妈妈' },
        { value: 'carer', label: '照看的人' },
        { value: 'school', label: '学校' },
        { value: 'other', label: '别的人' },
      ],
      { label: '谁答应的', required: true },
    ),
    choice(
      'what',
      [
        { value: 'come-home', label: '回家来' },
        { value: 'call', label: '每周打电话' },
        { value: 'video', label: '视频' },
        { value: 'money', label: '寄钱寄物' },
        { value: 'other', label: '别的' },
      ],
      { label: '答应了什么', required: true },
    ),
    dateField('by', { label: '到哪天', ends: true, required: true }),
    text('words', { label: '原话', hint: '例如：国庆回来住三天', max: 60 }),
  ],
  states: [
    { value: 'open', label: '等着兑现' },
    { value: 'kept', label: '兑现了', ended: true },
    { value: 'broken', label: '没有兑现', ended: true },
    { value: 'unknown', label: '问不到', ended: true },
  ],
  endings: ['问过孩子', '问过家里人', '亲眼见到', '登记错了'],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (answers) =>
    [`${labelOf(promise, 'who', answers.who)}答应${labelOf(promise, 'what', answers.what)}`, textIn(answers, 'words')]
      .filter((part) => part !== '')
      .join('，'),
  due: (answers) => {
    const by = dayIn(answers, 'by')
    return by === null ? [] : [{ key: 'kept', on: by, words: '问一声兑现了没有' }]
  },
  // Asked about within three days of its day (kinds.md §3).
  owes: {
    label: '承诺到期',
    before: 3,
    grace: 3,
    closes: 30,
    settledBy: { kept: '已兑现', broken: '没兑现', unknown: '问不到' },
  },
  columns: (answers) => ({ sort: textIn(answers, 'what') }),
  chain: { as: 'promise' },
  sources: ['S2A.16'],
  audience: 'subject',
})
