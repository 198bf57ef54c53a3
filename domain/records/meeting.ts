import { defineRecord, labelOf, stepsIn } from '../kit/define-record.ts'
import { choice, choices, longText, text } from '../kit/fields.ts'

/**
 * 会议与培训 (S1.14, S2B.15, S5.10; kinds.md `meeting`): a guardians' or parents' meeting, a parents' school, a training, held by a
 * class, school, village or township. Which families came stands in its roll: a mark for each child that was invited.
 */
export const meeting = defineRecord({
  kind: 'meeting',
  version: 1,
  title: '家长会与培训',
  button: '记会议',
  sources: ['S1.14', 'S2B.15', 'S5.10'],
  about: '班、学校、村开的家长会、监护人会、家长学校和培训：讲了什么，哪家来了、哪家没来。',
  subject: { of: 'place', places: ['class', 'school', 'village', 'township'] },
  took: {
    title: '各家来人',
    all: true,
    families: true,
    marks: [
      { value: 'signed', label: '签到' },
      { value: 'thumb', label: '按手印' },
      { value: 'absent', label: '没来' },
    ],
  },
  staff: { title: '主持或参加的老师、干部', most: 30 },
  fields: [
    choice(
      'sort',
      [
        { value: 'guardians', label: '监护人会' },
        { value: 'parents', label: '家长会' },
        { value: 'school', label: '家长学校' },
        { value: 'training', label: '培训' },
      ],
      { label: '什么会', required: true },
    ),
    text('topic', { label: '讲了什么', required: true, max: 60 }),
    text('speaker', { label: '谁讲的', max: 40 }),
    longText('agreed', { label: '说好了什么', hint: '一条一行，写大家约定的事', max: 500 }),
    choices(
      'next',
      [
        { value: 'absent', label: '给没来的人家补谈', leads: { days: 7 } },
        { value: 'village', label: '告诉村里', leads: { days: 3 } },
        { value: 'other', label: '别的事', leads: { days: 7, asks: true } },
        { value: 'none', label: '不用', alone: true },
      ],
      { label: '接下来' },
    ),
  ],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (body) =>
    [labelOf(meeting, 'sort', body.sort), body.topic].filter((t) => t !== undefined && t !== '').join('：'),
  reached: () => true,
  next: (body) => stepsIn(meeting, body),
  columns: (body) => ({ sort: typeof body.sort === 'string' ? body.sort : null }),
})
