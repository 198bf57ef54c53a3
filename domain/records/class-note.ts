import { STUDY_WRITERS } from '../entries/study-parts.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, choices, longText } from '../kit/fields.ts'

/**
 * 同学反映 (S3.13; kinds.md `class-note`): what class cadres or mates told of a child, without who told it, and what was done. It stays in
 * the school.
 */
export const classNote = defineRecord({
  kind: 'class-note',
  version: 1,
  title: '同学反映',
  button: '记同学反映',
  sources: ['S3.13'],
  about: '班干部、同学说起一个孩子的事：说了什么、老师做了什么。不写是谁说的。',
  subject: { of: 'children', most: 1 },
  fields: [
    choice(
      'sort',
      [
        { value: 'study', label: '学习' },
        { value: 'mood', label: '不开心' },
        { value: 'mates', label: '和同学' },
        { value: 'body', label: '身体' },
        { value: 'home', label: '家里' },
        { value: 'good', label: '做了好事' },
        { value: 'worry', label: '担心安全', urgent: true },
      ],
      { label: '哪一方面', required: true },
    ),
    longText('said', {
      label: '说了什么',
      hint: '写听到的事，不写谁说的，例如：午饭只吃白饭，说不饿',
      required: true,
      max: 300,
    }),
    choices(
      'done',
      [
        { value: 'looked', label: '自己看了看' },
        { value: 'talked', label: '问了孩子' },
        { value: 'mates', label: '请同学陪着' },
        { value: 'home', label: '告诉家里' },
        { value: 'praised', label: '夸了他' },
        { value: 'nothing', label: '先留心着', alone: true },
      ],
      { label: '老师做了什么', required: true },
    ),
  ],
  write: STUDY_WRITERS,
  read: STUDY_WRITERS,
  line: (body) =>
    [labelOf(classNote, 'sort', body.sort), labelOf(classNote, 'done', body.done)].filter(Boolean).join('，'),
  reached: () => true,
  columns: (body) => ({ sort: typeof body.sort === 'string' ? body.sort : null }),
  quote: (body) => textsIn(body, 'said'),
})
