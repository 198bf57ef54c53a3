import { background } from '../entries/background.ts'
import { survey } from '../records/survey.ts'
import type { DerivedFigure, DerivedRow, LackRow } from './derived-figure.ts'
import type { FigureFace } from './types.ts'

/** From this age on a carer is told apart (summaries §5 S3): 年满70. */
export const OLD_CARER = 70
/** What one passes on the way that a child may not pass alone. */
const ON_THE_WAY = ['water', 'road'] as const

const optionsOf = (fields: typeof survey.fields, name: string) => fields.find((f) => f.name === name)?.options ?? []
const FIVE = optionsOf(survey.fields, 'lacks').filter(({ value }) => value !== 'none')
const dangerWords = (value: string): string =>
  optionsOf(background.fields, 'dangers').find((option) => option.value === value)?.label ?? value

/** So many children with one old carer are asked about (summaries §9). */
export const MANY_CHILDREN = 3

type Of = { face: FigureFace; said: (row: LackRow, year: number, all: readonly LackRow[]) => string | null }
const isOld = ({ carerBorn }: LackRow, year: number) => carerBorn !== null && year - carerBorn >= OLD_CARER
const face = (id: string, title: string, definition: string): FigureFace => ({
  id: `lacks.${id}`,
  unit: '名',
  title,
  definition,
})

const OF: readonly Of[] = [
  ...FIVE.map(
    ({ value, label }): Of => ({
      face: face(value, label, `期内最近一次五方面调查登记“${label}”的留守孩子；没有调查的不计，只在班和学校数。`),
      said: ({ lacks, surveyedOn }) => (lacks.includes(value) ? `${surveyedOn ?? ''}调查：${label}` : null),
    }),
  ),
  {
    face: face(
      'old-carer',
      `照看人${OLD_CARER}岁以上`,
      `截止日档案里照看人年满${OLD_CARER}岁的留守孩子（按出生年份）；没有登记哪年出生的不计，只在班和学校数。`,
    ),
    said: (row, year) => (isOld(row, year) ? `照看人${row.carerBorn}年出生` : null),
  },
  {
    face: face(
      'old-carer.many',
      `一家${MANY_CHILDREN}个以上孩子由${OLD_CARER}岁以上老人照看`,
      `截止日照看人年满${OLD_CARER}岁、一家有${MANY_CHILDREN}个以上留守孩子的那些孩子（按出生年份）；没有登记哪年出生的不计，只在班和学校数这里的孩子。`,
    ),
    said: (row, year, all) => {
      const home = all.filter((other) => other.householdId === row.householdId && isOld(other, year)).length
      return home >= MANY_CHILDREN ? `照看人${row.carerBorn}年出生，家里${home}个孩子` : null
    },
  },
  {
    face: face('phone', '没有一个联系电话', '截止日档案里父母和照看人都没有登记电话的留守孩子，只在班和学校数。'),
    said: ({ phone }) => (phone ? null : '父母和照看人都没有登记电话'),
  },
  {
    face: face(
      'way',
      '上下学路上有水塘、大路',
      '截止日档案里登记家里、路上要当心水塘、河或大路的留守孩子；没有登记的不计，只在班和学校数。',
    ),
    said: ({ dangers }) => {
      const found = ON_THE_WAY.filter((danger) => dangers.includes(danger))
      return found.length ? found.map(dangerWords).join('、') : null
    },
  },
]

export const LACKS: readonly FigureFace[] = OF.map(({ face }) => face)

/** What children lack, as facts about care, never about the child (S3.2). `rows` null: not counted here, a county asks no such thing. */
export const lackFigures = (rows: readonly LackRow[] | null, cutoff: string): DerivedFigure[] =>
  rows === null
    ? []
    : OF.map(({ face, said }) => ({
        ...face,
        rows: rows.flatMap((row): DerivedRow[] => {
          const text = said(row, Number(cutoff.slice(0, 4)), rows)
          return text === null ? [] : [{ childId: row.childId, text }]
        }),
      }))
