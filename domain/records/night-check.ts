import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, longText, text, timeField } from '../kit/fields.ts'
import type { Role } from '../roles.ts'

/** Not in bed: where the child is has to be known the same night. */
export const ABSENT = 'absent'

const LOOKS_AT_NIGHT: readonly Role[] = ['boarding-teacher', 'head-teacher', 'subject-teacher', 'dean', 'principal']

/** 夜里查铺 (S3.7; kinds.md `night-check`): who is not in bed or not well, the heating, the doors. Written by exception: who sleeps is not tapped. */
export const nightCheck = defineRecord({
  kind: 'night-check',
  version: 1,
  title: '夜里查铺',
  button: '记查铺',
  sources: ['S3.6', 'S3.7'],
  about: '熄灯以后看一遍：谁不在、谁不舒服、踢被、想家，取暖和门窗好不好。都好也记一笔。',
  subject: { of: 'entry', entry: 'dormitory' },
  took: {
    title: '有情况的孩子',
    rest: '在床上，都好',
    among: 'children',
    marks: [
      { value: ABSENT, label: '不在' },
      { value: 'ill', label: '不舒服' },
      { value: 'cough', label: '咳嗽' },
      { value: 'uncovered', label: '踢被' },
      { value: 'homesick', label: '想家' },
    ],
  },
  fields: [
    timeField('time', { label: '几点查的', required: true }),
    text('away', { label: '不在的孩子到哪里去了', hint: '例如：家长接回，班主任知道', max: 80 }),
    choice(
      'heating',
      [
        { value: 'warm', label: '暖和' },
        { value: 'cold', label: '冷，加了被子' },
        { value: 'fault', label: '要修' },
      ],
      { label: '冷暖', required: true },
    ),
    choice(
      'doors',
      [
        { value: 'fine', label: '都好，通道没有堵' },
        { value: 'fault', label: '要修' },
      ],
      { label: '门窗和通道', required: true },
    ),
    text('fault', { label: '哪里要修', hint: '例如：三号床边的窗关不严', max: 60 }),
    longText('note', { label: '还要告诉班主任的', max: 200 }),
  ],
  write: LOOKS_AT_NIGHT,
  read: [...LOOKS_AT_NIGHT, 'township-officer'],
  line: (body) =>
    [
      textIn(body, 'time'),
      body.heating === 'warm' ? '' : labelOf(nightCheck, 'heating', body.heating),
      body.doors === 'fault' ? '门窗要修' : '',
      textIn(body, 'fault'),
    ]
      .filter(Boolean)
      .join('，'),
  reached: () => true,
  check: (body, { took }) =>
    took.some((child) => child.mark === ABSENT) && textIn(body, 'away') === ''
      ? [{ field: 'away', code: 'missing', message: '有孩子不在床上：请写清到哪里去了、问过谁；不知道就先去找。' }]
      : [],
  columns: (_, { took }) => ({ sort: took.length ? 'noted' : 'quiet', quantity: took.length }),
  demands: [
    {
      when: { field: 'doors', in: ['fault'] },
      oneOf: ['fault'],
      message: '门窗要修的，请写一句是哪里。',
    },
    {
      when: { field: 'heating', in: ['fault'] },
      oneOf: ['fault'],
      message: '取暖要修的，请写一句是哪里。',
    },
  ],
  quote: (body) => textsIn(body, 'away', 'note'),
})
