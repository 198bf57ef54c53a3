import { promise } from '../entries/promise.ts'
import { dayIn, textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, stepsIn, textsIn } from '../kit/define-record.ts'
import { choice, dateField, longText, text } from '../kit/fields.ts'
import {
  CONTACT_READERS,
  CONTACT_WRITERS,
  findingField,
  nextField,
  REACHED,
  reachedField,
  worryDemand,
} from './contact-parts.ts'

/**
 * 联系父母 (S2A.14, S3.20, S5.9): teacher and parents. Whoever tried and reached nobody writes that down too. When the
 * parents last saw the child is a fact of the family, said beside the form (web/record/family-changed.tsx), not an answer.
 */
export const parentContact = defineRecord({
  kind: 'parent-contact',
  version: 1,
  title: '联系父母',
  about: '和在外的爸爸妈妈说说孩子。没有联系上也记一笔。',
  fields: [
    choice(
      'who',
      [
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'both', label: '爸爸和妈妈' },
      ],
      { label: '和谁', required: true },
    ),
    choice(
      'way',
      [
        { value: 'call', label: '打电话' },
        { value: 'video', label: '视频' },
        { value: 'message', label: '发消息' },
        { value: 'letter', label: '写信' },
        { value: 'meeting', label: '当面' },
      ],
      { label: '怎么联系的', required: true },
    ),
    choice(
      'began',
      [
        { value: 'school', label: '我们' },
        { value: 'parent', label: '家长' },
      ],
      { label: '谁先联系的' },
    ),
    reachedField('联系上了吗'),
    longText('told', { label: '说了孩子在校的情况', max: 600, when: REACHED }),
    longText('heard', { label: '听到家里和外面的情况', max: 600, when: REACHED }),
    text('promise', { label: '家长答应的事', hint: '例如：每周日晚打一次电话', max: 80, when: REACHED }),
    dateField('by', { label: '答应到哪天（写了到日子就提醒）', ends: true, when: REACHED }),
    findingField,
    nextField,
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) => {
    const who = `和${labelOf(parentContact, 'who', body.who)}${labelOf(parentContact, 'way', body.way)}`
    const [promise] = textsIn(body, 'promise')
    return [
      body.reached === true ? who : `${who}，没有联系上`,
      promise ? `答应${promise}` : '',
      body.finding === 'worry' ? labelOf(parentContact, 'finding', body.finding) : '',
    ]
      .filter((t) => t !== '')
      .join('，')
  },
  reached: (body) => body.reached === true,
  demands: [
    worryDemand(['heard', 'told']),
    {
      when: { answered: 'by' },
      oneOf: ['promise'],
      code: 'missing',
      message: '写了到哪天，也请写一句家长答应了什么。',
    },
  ],
  button: '记联系父母',
  sources: ['S2A.14', 'S2A.16', 'S3.20', 'S5.9', 'S5.11'],
  prefill: { way: 'call', began: 'school' },
  quote: (body) => textsIn(body, 'heard', 'promise'),
  // A promise with its day is asked about on that day (S2A.16).
  opens: (body) => {
    const by = dayIn(body, 'by')
    const [words] = textsIn(body, 'promise')
    return by === null || words === undefined
      ? []
      : [{ kind: promise.kind, body: { who: textIn(body, 'who'), what: 'other', by, words } }]
  },
  next: (body) => stepsIn(parentContact, body),
})
