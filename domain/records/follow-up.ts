import { defineRecord, labelOf, stepsIn, textsIn } from '../kit/define-record.ts'
import { choice, longText, recordField } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS, nextField } from './contact-parts.ts'

/** How long after a meeting those who did not come may still be told of it by a record that names it. */
const WITHIN = 60

/** 缺席补谈 (S5.10): what a meeting agreed, told to a family that did not come. */
export const followUp = defineRecord({
  kind: 'follow-up',
  version: 1,
  title: '缺席补谈',
  button: '记补谈',
  sources: ['S5.10'],
  about: '家长会、监护人会没有来的人家，会后单独补上：怎么说的、说了什么。',
  fields: [
    recordField('meeting', { of: 'meeting', mark: 'absent', within: WITHIN }, { label: '补哪一次会', required: true }),
    choice(
      'how',
      [
        { value: 'call', label: '打电话' },
        { value: 'school', label: '到校当面' },
        { value: 'home', label: '上门' },
        { value: 'message', label: '发消息' },
      ],
      { label: '怎么补的', required: true },
    ),
    longText('told', { label: '说了什么', hint: '会上讲的、约定的，哪些说到了', max: 500 }),
    nextField,
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) =>
    [labelOf(followUp, 'how', body.how), ...textsIn(body, 'told')].filter((part) => part !== '').join('：'),
  reached: () => true,
  prefill: { how: 'call' },
  quote: (body) => textsIn(body, 'told'),
  next: (body) => stepsIn(followUp, body),
})
