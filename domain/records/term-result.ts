import { LESSON_WRITERS, SUBJECTS } from '../entries/study-parts.ts'
import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, text } from '../kit/fields.ts'
import { rankProblems } from '../kit/no-rank.ts'

/** 学期结果 (S2A.17, S3.9; kinds.md `term-result`): how a subject stands at mid-term or at the end, in words; for the child's file alone. */
export const termResult = defineRecord({
  kind: 'term-result',
  version: 1,
  title: '学期结果',
  button: '记学期结果',
  sources: ['S2A.17', 'S3.9'],
  about: '期中、期末这一科学得怎样，用等级和一句话，不写分数和名次。只在孩子的档案里，不排比。同样等级的可以一起记。',
  fields: [
    choice(
      'when',
      [
        { value: 'middle', label: '期中' },
        { value: 'end', label: '期末' },
      ],
      { label: '哪一次', required: true },
    ),
    choice('subject', SUBJECTS, { label: '哪一科', required: true }),
    choice(
      'level',
      [
        { value: 'firm', label: '学得扎实' },
        { value: 'good', label: '学得不错' },
        { value: 'base', label: '基本学会' },
        { value: 'needs', label: '还要帮' },
      ],
      { label: '学得怎样', required: true },
    ),
    text('remark', { label: '一句话', hint: '例如：应用题能自己做出来了', max: 80 }),
  ],
  write: LESSON_WRITERS,
  read: LESSON_WRITERS,
  line: (body) =>
    [
      `${labelOf(termResult, 'when', body.when)}${labelOf(termResult, 'subject', body.subject)}${labelOf(termResult, 'level', body.level)}`,
      textIn(body, 'remark'),
    ]
      .filter((part) => part !== '')
      .join('，'),
  reached: () => true,
  check: (body) => rankProblems(body, ['remark']),
  columns: (body) => ({ sort: textIn(body, 'subject') }),
  growth: (body) => ({
    part: 'result',
    words: [
      `${labelOf(termResult, 'when', body.when)}${labelOf(termResult, 'subject', body.subject)}：${
        // A child reads it: what is still to come is on its way.
        body.level === 'needs' ? '正在补' : labelOf(termResult, 'level', body.level)
      }`,
      textIn(body, 'remark'),
    ]
      .filter(Boolean)
      .join('，'),
  }),
  milestone: () => true,
  quote: (body) => textsIn(body, 'remark'),
})
