import { defineRecord, labelOf } from '../kit/define-record.ts'
import { choice, text } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS } from './contact-parts.ts'

/** 致家长的一封信 (S3.21): sent at the term's start and end; of each family whether the slip came back or it was read aloud by telephone. */
export const letter = defineRecord({
  kind: 'letter',
  version: 1,
  title: '致家长的一封信',
  button: '记发信',
  sources: ['S3.21', 'S3.20'],
  about: '学期初、学期末给每家一封信：发给了哪几家，哪家回执回来了，哪家是打电话读给老人听的。',
  subject: { of: 'place', places: ['class', 'school'] },
  took: {
    title: '各家的信',
    all: true,
    families: true,
    marks: [
      { value: 'sent', label: '发了，没回执' },
      { value: 'receipt', label: '回执回来了' },
      { value: 'read-aloud', label: '电话读给老人听了' },
      { value: 'not-sent', label: '没发到' },
    ],
  },
  fields: [
    choice(
      'when',
      [
        { value: 'start', label: '学期初' },
        { value: 'end', label: '学期末' },
        { value: 'other', label: '别的时候' },
      ],
      { label: '哪一封', required: true },
    ),
    text('told', { label: '信里说了什么', hint: '例如：作息、联系电话、放假安排', max: 60 }),
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) =>
    [`${labelOf(letter, 'when', body.when)}的信`, typeof body.told === 'string' ? body.told : '']
      .filter((part) => part !== '')
      .join('：'),
  reached: () => true,
  columns: (body) => ({ sort: typeof body.when === 'string' ? body.when : null }),
})
