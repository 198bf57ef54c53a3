import { defineRecord, labelOf, stepsIn, textsIn } from '../kit/define-record.ts'
import { choice, longText } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS, nextField } from './contact-parts.ts'

/** 家校村互告 (S4.10): school and village tell each other what concerns a child, and what the other side said to it. */
export const notice = defineRecord({
  kind: 'notice',
  version: 1,
  title: '家校村互告',
  button: '记互告',
  sources: ['S4.10'],
  about: '学校和村里知道了什么，互相说一声；对方回了什么，也写在这里。急事先打电话。',
  fields: [
    choice(
      'to',
      [
        { value: 'village', label: '学校告诉村里' },
        { value: 'school', label: '村里告诉学校' },
        { value: 'township', label: '告诉乡镇' },
      ],
      { label: '谁告诉谁', required: true },
    ),
    choice(
      'way',
      [
        { value: 'call', label: '打电话' },
        { value: 'face', label: '当面' },
        { value: 'message', label: '发消息' },
        { value: 'paper', label: '书面' },
      ],
      { label: '怎么说的', required: true },
    ),
    longText('told', { label: '说了什么', required: true, max: 300 }),
    longText('answer', { label: '对方怎么说', hint: '还没回就空着，回了再更正', max: 300 }),
    nextField,
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) =>
    [
      [labelOf(notice, 'to', body.to), ...textsIn(body, 'told')].join('：'),
      textsIn(body, 'answer').length ? '对方回了' : '等对方回话',
    ].join('，'),
  reached: () => true,
  columns: (body) => ({
    sort: typeof body.to === 'string' ? body.to : null,
    quantity: textsIn(body, 'answer').length,
  }),
  prefill: { way: 'call' },
  quote: (body) => textsIn(body, 'told', 'answer'),
  next: (body) => stepsIn(notice, body),
})
