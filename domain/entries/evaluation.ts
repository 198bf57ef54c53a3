import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf, type Problem, type RecordBody } from '../kit/define-record.ts'
import { choice, choices, dateField, longText, numberField, repeat, text } from '../kit/fields.ts'
import { INDICATORS, indicatorOf, VETOES } from './indicators.ts'

/** One line as an inspector wrote it down. */
export type Score = { indicator: string; given?: number; remark?: string; mendBy?: string }

export const scoresIn = (answers: RecordBody): readonly Score[] =>
  Array.isArray(answers.scores) ? (answers.scores as Score[]) : []

/** Points given, and of how many: lines without a number are of nothing. */
export const pointsIn = (answers: RecordBody): { given: number; of: number } =>
  scoresIn(answers).reduce(
    (sum, { indicator, given }) =>
      given === undefined ? sum : { given: sum.given + given, of: sum.of + (indicatorOf(indicator)?.points ?? 0) },
    { given: 0, of: 0 },
  )

/** Days by which something has to be put right, the first one first. */
const mendDays = (answers: RecordBody): string[] =>
  scoresIn(answers)
    .flatMap(({ mendBy }) => mendBy || [])
    .sort()

const wrongScores = (answers: RecordBody): Problem[] => {
  const wrong = (message: string): Problem[] => [{ field: 'scores', code: 'not-understood', message }]
  const seen = new Set<string>()
  for (const { indicator, given, remark, mendBy } of scoresIn(answers)) {
    const told = indicatorOf(indicator)
    if (!told) continue
    if (seen.has(indicator)) return wrong(`“${told.title}”写了两行，请合成一行。`)
    seen.add(indicator)
    if (given !== undefined && given > told.points)
      return wrong(`“${told.title}”一共 ${told.points} 分，给了 ${given} 分，请改一下。`)
    if (mendBy && !(remark ?? '').trim()) return wrong(`“${told.title}”要整改，请写上要改什么。`)
  }
  return []
}

/**
 * 检查评价 (S1.15, dossier §7): what an office above found at a school, line by line, with its remark and the day by which something is
 * put right. On demand and for one school alone: no table lays schools side by side.
 */
export const evaluation = defineEntry({
  kind: 'evaluation',
  version: 1,
  title: '检查评价',
  purpose: '上级到学校看一次：一项一项看佐证、打分、写意见，要整改的定日子。学校看得到，能答复。',
  about: ['school'],
  fields: [
    choice(
      'sort',
      [
        { value: 'year', label: '年度评价' },
        { value: 'term', label: '学期检查' },
        { value: 'topic', label: '专项检查' },
      ],
      { label: '哪一种', required: true },
    ),
    text('by', { label: '谁来检查', hint: '例如：中心学校 刘老师、镇妇联 陈主任', required: true, max: 60 }),
    repeat(
      'scores',
      [
        choice(
          'indicator',
          INDICATORS.map(({ key, title }) => ({ value: key, label: title })),
          { label: '看哪一项', required: true },
        ),
        numberField('given', { label: '给几分', max: 10, unit: '分' }),
        text('remark', { label: '意见', max: 120 }),
        dateField('mendBy', { label: '哪天前整改好' }),
      ],
      { label: '逐项打分', max: INDICATORS.length },
    ),
    choices('vetoes', VETOES, { label: '一票否决的事（没有就空着）' }),
    longText('conclusion', { label: '总的意见', hint: '好在哪里，差在哪里，怎么改', max: 600 }),
  ],
  states: [
    { value: 'open', label: '在答复、整改' },
    { value: 'closed', label: '看过整改，结束', ended: true },
    { value: 'withdrawn', label: '收回', ended: true },
  ],
  begunAt: '/evaluation',
  endings: ['整改好了', '没有要整改的', '并到下一次检查', '登记错了'],
  write: ['township-officer', 'county-office'],
  read: ['dean', 'principal', 'township-officer', 'county-office'],
  line: (answers) => {
    const { given, of } = pointsIn(answers)
    return [
      labelOf(evaluation, 'sort', answers.sort),
      of === 0 ? '' : `${given}分（看了${of}分的项目）`,
      mendDays(answers).length === 0 ? '' : `${mendDays(answers).length}项要整改`,
    ]
      .filter((part) => part !== '')
      .join('，')
  },
  check: wrongScores,
  due: (answers) => {
    const [first] = mendDays(answers)
    return first === undefined ? [] : [{ key: 'mended', on: first, words: '要整改好' }]
  },
  owes: {
    label: '检查整改',
    before: 14,
    grace: 7,
    closes: 60,
    settledBy: { closed: '看过整改，结束' },
    post: 'principal',
  },
  columns: (answers) => ({ sort: textIn(answers, 'sort') }),
  sources: ['S1.15'],
  audience: 'subject',
})
