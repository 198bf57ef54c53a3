import { LESSON_READERS, LESSON_WRITERS, SUBJECTS } from '../entries/study-parts.ts'
import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, choices, longText, text } from '../kit/fields.ts'
import { rankProblems } from '../kit/no-rank.ts'

/** 学情 (S2A.7, S5.6; kinds.md `study-note`): how a child works in one subject, where it is weak, what helps, which way it goes. */
export const studyNote = defineRecord({
  kind: 'study-note',
  version: 1,
  title: '学情',
  button: '记学情',
  sources: ['S2A.7', 'S5.6'],
  about: '一科一记：作业、课堂、弱在哪里、怎样帮有用。写看到的，不写名次，不下结论。',
  subject: { of: 'children', most: 1 },
  fields: [
    choice('subject', SUBJECTS, { label: '哪一科', required: true }),
    choice(
      'homework',
      [
        { value: 'done', label: '都交' },
        { value: 'some', label: '有时不交' },
        { value: 'seldom', label: '常不交' },
      ],
      { label: '作业', required: true },
    ),
    choices(
      'class',
      [
        { value: 'answers', label: '肯举手' },
        { value: 'listens', label: '听得进' },
        { value: 'quiet', label: '不出声' },
        { value: 'wanders', label: '走神' },
        { value: 'sleepy', label: '犯困' },
      ],
      { label: '课堂上' },
    ),
    text('weak', { label: '弱在哪里', hint: '例如：退位减法、看图写话', max: 80 }),
    text('helps', { label: '怎样帮有用', hint: '例如：先让他讲一遍题', max: 80 }),
    choice(
      'trend',
      [
        { value: 'better', label: '比前一阵好' },
        { value: 'same', label: '差不多' },
        { value: 'worse', label: '比前一阵吃力' },
      ],
      { label: '这一阵' },
    ),
    longText('note', { label: '一句话', max: 200 }),
  ],
  write: LESSON_WRITERS,
  read: LESSON_READERS,
  line: (body) =>
    [
      `${labelOf(studyNote, 'subject', body.subject)}：作业${labelOf(studyNote, 'homework', body.homework)}`,
      labelOf(studyNote, 'class', body.class),
      textIn(body, 'weak') ? `弱在${textIn(body, 'weak')}` : '',
      labelOf(studyNote, 'trend', body.trend),
    ]
      .filter((part) => part !== '')
      .join('，'),
  reached: () => true,
  check: (body) => rankProblems(body, ['weak', 'helps', 'note']),
  columns: (body) => ({ sort: textIn(body, 'subject') }),
  growth: (body) => {
    const subject = labelOf(studyNote, 'subject', body.subject)
    const forward = [
      body.trend === 'better' ? labelOf(studyNote, 'trend', body.trend) : '',
      body.homework === 'done' ? '作业都交' : '',
      labelOf(
        studyNote,
        'class',
        [body.class].flat().filter((seen) => seen === 'answers' || seen === 'listens'),
      ),
      textIn(body, 'helps') ? `${textIn(body, 'helps')}，学得进` : '',
    ].filter((part) => part !== '')
    return forward.length ? { part: 'study', words: `${subject}：${forward.join('，')}` } : null
  },
  quote: (body) => textsIn(body, 'helps', 'note'),
})
