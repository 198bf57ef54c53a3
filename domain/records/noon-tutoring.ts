import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf } from '../kit/define-record.ts'
import { choices, text } from '../kit/fields.ts'
import type { Role } from '../roles.ts'

const TEACHERS: readonly Role[] = ['head-teacher', 'subject-teacher', 'dean', 'principal']

/** 午间辅导 (S2A.12; kinds.md `noon-tutoring`): which children were there at noon, with which teacher, what was done. */
export const noonTutoring = defineRecord({
  kind: 'noon-tutoring',
  version: 1,
  title: '午间辅导',
  button: '记午间',
  sources: ['S2A.12'],
  about: '中午在校吃饭的孩子：来了谁、哪位老师陪着、做了什么。',
  subject: { of: 'entry', entry: 'noon-roster' },
  took: {
    title: '中午的孩子',
    all: true,
    among: 'children',
    marks: [
      { value: 'present', label: '在' },
      { value: 'tutored', label: '单独辅导' },
      { value: 'absent', label: '没来' },
    ],
  },
  staff: { title: '在场的老师', least: 1, most: 6 },
  fields: [
    choices(
      'done',
      [
        { value: 'homework', label: '写作业' },
        { value: 'weak', label: '补弱项' },
        { value: 'reading', label: '看书' },
        { value: 'rest', label: '午睡、休息' },
        { value: 'play', label: '游戏' },
        { value: 'chat', label: '聊天' },
      ],
      { label: '做了什么', required: true },
    ),
    text('what', { label: '一句话', hint: '例如：除法竖式又讲了一遍', max: 60 }),
  ],
  write: TEACHERS,
  read: [...TEACHERS, 'township-officer'],
  line: (body) => [labelOf(noonTutoring, 'done', body.done), textIn(body, 'what')].filter(Boolean).join('；'),
  reached: (_, { staff }) => staff.length > 0,
  columns: (_, { took }) => ({ quantity: took.filter((child) => child.mark !== 'absent').length }),
})
