import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf, type Problem, type RecordBody } from '../kit/define-record.ts'
import { choice, choices, dateField, longText, numberField, repeat, text } from '../kit/fields.ts'
import { indicatorOf, VETOES } from './indicators.ts'

/**
 * One line as an inspector wrote it down: what it is called and of how many points stand in it, so that it says the same whatever becomes of the list
 * by which it was made (decision 063).
 */
export type Score = { title: string; of?: number; given?: number; remark?: string; mendBy?: string }

/** More lines than any list has. */
export const MOST_LINES = 60
const MOST_POINTS = 100

export const scoresIn = (answers: RecordBody): readonly Score[] =>
  Array.isArray(answers.scores) ? (answers.scores as Score[]) : []

/** Points given, and of how many: lines without a number are of nothing. */
export const pointsIn = (answers: RecordBody): { given: number; of: number } =>
  scoresIn(answers).reduce(
    (sum, { of, given }) => (given === undefined ? sum : { given: sum.given + given, of: sum.of + (of ?? 0) }),
    { given: 0, of: 0 },
  )

/** Days by which something has to be put right, the first one first. */
const mendDays = (answers: RecordBody): string[] =>
  scoresIn(answers)
    .flatMap(({ mendBy }) => mendBy || [])
    .sort()

const wrongScores = (answers: RecordBody, { from }: { from: string }): Problem[] => {
  const wrong = (message: string): Problem[] => [{ field: 'scores', code: 'not-understood', message }]
  const seen = new Set<string>()
  for (const { title, of, given, remark, mendBy } of scoresIn(answers)) {
    if (seen.has(title)) return wrong(`“${title}”写了两行，请合成一行。`)
    seen.add(title)
    if (given !== undefined && of === undefined) return wrong(`“${title}”请写上一共几分。`)
    if (given !== undefined && given > (of ?? 0)) return wrong(`“${title}”一共 ${of} 分，给了 ${given} 分，请改一下。`)
    if (mendBy && mendBy < from) return wrong(`“${title}”整改的日子早于检查的日子，请改一下。`)
    if (mendBy && !(remark ?? '').trim()) return wrong(`“${title}”要整改，请写上要改什么。`)
  }
  return []
}

/**
 * A visit of which nothing is said would stand at the school as one to be answered: asked where it is written by hand. What another system
 * sends by the schema alone is taken (outside.md).
 */
export const nothingSaid = (answers: RecordBody): Problem[] =>
  scoresIn(answers).some(({ given, remark, mendBy }) => given !== undefined || (remark ?? '').trim() || mendBy) ||
  textIn(answers, 'conclusion') !== '' ||
  (Array.isArray(answers.vetoes) && answers.vetoes.length > 0)
    ? []
    : [
        {
          field: 'scores',
          code: 'missing',
          message: '还没有给哪一项打分、写意见，也没有总的意见：请先写一样，再记下。',
        },
      ]

/** The first version named a line of the usual list; what that is called and worth is written into it. */
const withTitles = (answers: RecordBody): RecordBody => ({
  ...answers,
  ...(Array.isArray(answers.scores)
    ? {
        scores: (answers.scores as ({ indicator?: string } & Partial<Score>)[]).map(({ indicator = '', ...line }) => {
          const told = indicatorOf(indicator)
          return told ? { ...line, title: told.title, of: told.points } : { ...line, title: line.title ?? indicator }
        }),
      }
    : {}),
})

/**
 * 检查评价 (S1.15, dossier §7): what an office above found at a school, or a county at a township, line by line, with its remark and the day by which
 * something is put right. On demand and for one place alone: no table lays places side by side.
 */
export const evaluation = defineEntry({
  kind: 'evaluation',
  version: 2,
  title: '检查评价',
  purpose: '上级到学校（县里到乡镇）看一次：一项一项看佐证、打分、写意见，要整改的定日子。被检查的看得到，能答复。',
  about: ['school', 'township'],
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
        text('title', { label: '看哪一项', required: true, max: 40 }),
        numberField('of', { label: '一共几分', max: MOST_POINTS, unit: '分' }),
        numberField('given', { label: '给几分', max: MOST_POINTS, unit: '分' }),
        text('remark', { label: '意见', max: 120 }),
        dateField('mendBy', { label: '哪天前整改好' }),
      ],
      { label: '逐项打分', max: MOST_LINES },
    ),
    choices('vetoes', VETOES, { label: '一票否决的事（没有就空着）' }),
    longText('conclusion', { label: '总的意见', hint: '好在哪里，差在哪里，怎么改', max: 600 }),
  ],
  states: [
    { value: 'open', label: '在答复、整改', above: true },
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
  upgrade: (answers, from) => (from < 2 ? withTitles(answers) : answers),
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
  },
  columns: (answers) => ({ sort: textIn(answers, 'sort') }),
  sources: ['S1.15'],
  audience: 'subject',
})
