import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, choices, dateField, text } from '../kit/fields.ts'
import type { Role } from '../roles.ts'
import { CONTACT_READERS, CONTACT_WRITERS } from './contact-parts.ts'

/** Who is with the child at night is the first to see it (S3.8, S5.3): of the own dormitories alone. */
const AT_NIGHT: readonly Role[] = ['boarding-teacher']

/** 生病照护 (S3.8, S5.3): what was seen, what was done, whether the carer was told the same day. What a doctor found is not asked. */
export const illness = defineRecord({
  kind: 'illness',
  version: 1,
  title: '生病照护',
  button: '记生病',
  sources: ['S3.8', 'S5.3'],
  about: '孩子在校不舒服：看到什么、做了什么、告诉家里没有。不写病名。',
  subject: { of: 'children', most: 1, kept: 'dormitory' },
  fields: [
    choices(
      'seen',
      [
        { value: 'fever', label: '发烧' },
        { value: 'cough', label: '咳嗽、流涕' },
        { value: 'stomach', label: '肚子疼、吐泻' },
        { value: 'hurt', label: '磕碰受伤' },
        { value: 'tooth', label: '牙疼' },
        { value: 'tired', label: '没精神' },
        { value: 'other', label: '别的' },
      ],
      { label: '看到什么', required: true },
    ),
    choices(
      'done',
      [
        { value: 'water', label: '端水、陪着' },
        { value: 'medicine', label: '按家里说的喂了药' },
        { value: 'clinic', label: '带去校医、卫生室' },
        { value: 'hospital', label: '送到医院' },
        { value: 'home', label: '家里接回' },
      ],
      { label: '做了什么', required: true },
    ),
    choice(
      'told',
      [
        { value: 'same-day', label: '当天告诉了照看的人' },
        { value: 'later', label: '第二天以后才联系上' },
        { value: 'not-yet', label: '还没联系上' },
      ],
      { label: '告诉家里', required: true },
    ),
    choice(
      'paid',
      [
        { value: 'none', label: '没有花钱' },
        { value: 'family', label: '家里出' },
        { value: 'teacher', label: '老师垫的' },
        { value: 'school', label: '学校出' },
      ],
      { label: '花费' },
    ),
    dateField('backOn', { label: '回来上课的日子', ends: true }),
    text('note', { label: '还要记的', max: 60 }),
  ],
  write: [...CONTACT_WRITERS, ...AT_NIGHT],
  read: [...CONTACT_READERS, ...AT_NIGHT],
  line: (body) =>
    [
      labelOf(illness, 'seen', body.seen),
      labelOf(illness, 'done', body.done),
      labelOf(illness, 'told', body.told),
    ].join('，'),
  reached: (body) => body.told !== 'not-yet',
  columns: (body) => ({
    sort: Array.isArray(body.done) && body.done.includes('hospital') ? 'hospital' : 'school',
    quantity: body.told === 'same-day' ? 1 : 0,
  }),
  milestone: (body) => Array.isArray(body.done) && body.done.includes('hospital'),
  quote: (body) => textsIn(body, 'note'),
})
