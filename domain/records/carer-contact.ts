import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, stepsIn, textsIn } from '../kit/define-record.ts'
import { choice, choices, longText } from '../kit/fields.ts'
import { CARER_HINTS } from './carer-hints.ts'
import {
  CONTACT_READERS,
  CONTACT_WRITERS,
  findingField,
  nextField,
  REACHED,
  reachedField,
  worryDemand,
} from './contact-parts.ts'

/** 联系照看人 (S1.17, S4.8, S4.9): what was spoken of with whoever looks after the child, and what grandparents were shown. */
export const carerContact = defineRecord({
  kind: 'carer-contact',
  version: 1,
  title: '联系照看人',
  about: '和照看孩子的人说说近况，教一点带孩子的办法。没有联系上也记一笔。',
  fields: [
    choice(
      'who',
      [
        { value: 'grandfather', label: '爷爷/外公' },
        { value: 'grandmother', label: '奶奶/外婆' },
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'other-carer', label: '其他照看的人' },
      ],
      { label: '和谁', required: true },
    ),
    choice(
      'way',
      [
        { value: 'call', label: '打电话' },
        { value: 'school', label: '到校见面' },
        { value: 'village', label: '村里见面' },
        { value: 'message', label: '发消息' },
      ],
      { label: '怎么联系的', required: true },
    ),
    reachedField('联系上了吗'),
    choices(
      'topics',
      [
        { value: 'life', label: '生活' },
        { value: 'body', label: '身体' },
        { value: 'mind', label: '心里' },
        { value: 'study', label: '学习' },
        { value: 'safety', label: '安全' },
      ],
      { label: '说了什么', required: true, when: REACHED },
    ),
    choices(
      'guidance',
      CARER_HINTS.map(({ value, label, say }) => ({ value, label, say })),
      { label: '教了什么办法', when: REACHED },
    ),
    longText('difficulty', { label: '照看的人有什么难处', max: 600, when: REACHED }),
    findingField,
    nextField,
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) =>
    [
      `和${labelOf(carerContact, 'who', body.who)}${labelOf(carerContact, 'way', body.way)}`,
      body.reached === true ? labelOf(carerContact, 'topics', body.topics) : '没有联系上',
      body.finding === 'worry' ? labelOf(carerContact, 'finding', body.finding) : '',
    ]
      .filter((t) => t !== '')
      .join('，'),
  reached: (body) => body.reached === true,
  demands: [worryDemand(['difficulty'])],
  button: '记联系照看人',
  sources: ['S1.17', 'S4.8', 'S4.9'],
  prefill: { way: 'call' },
  quote: (body) => textsIn(body, 'difficulty'),
  next: (body) => stepsIn(carerContact, body),
  // With whom, and how many ways were shown: grandparents who were shown one are counted (S4.9).
  columns: (body) => ({
    sort: textIn(body, 'who'),
    quantity: Array.isArray(body.guidance) ? body.guidance.length : 0,
  }),
})
