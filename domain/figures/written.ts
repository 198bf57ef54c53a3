import type { DerivedFigure, DerivedInput, DerivedRow, Written } from './derived-figure.ts'
import type { FigureFace } from './types.ts'

const AGREED: FigureFace = {
  id: 'meetings.agreed',
  unit: '条',
  title: '会上商定的办法',
  definition: '期内家长会、监护人会、家长学校和培训的记录里写下的“说好了什么”，一行算一条（更正过的只算新的）。',
}
const HANDED_ON: FigureFace = {
  id: 'key.handover',
  unit: '名',
  title: '换过帮扶教师的',
  definition: '期内重点帮扶登记里换了帮扶教师的孩子，不重复；同一位老师改正姓名的不算。',
}
const UNCHANGED: FigureFace = {
  id: 'files.unchanged',
  unit: '名',
  title: '没有变化的档案',
  definition:
    '期内做过五方面调查、从期初到截止日档案里父母去向、照看人、寄宿、户籍和住的村都没有变过的孩子，不重复；期内才建档的不算。',
}

export const WRITTEN: readonly FigureFace[] = [AGREED, HANDED_ON, UNCHANGED]

/** One line one thing that was agreed; what is only signs or spaces is none. */
const linesOf = (text: string): number => text.split(/\n+/).filter((line) => /[\p{L}\p{N}]/u.test(line)).length

/** Another person, not the same one written otherwise: by the account where both have one, else by the name. */
const another = ({ before, after }: Written['handovers'][number]): boolean => {
  if (!before.name || !after.name) return false
  if (before.account !== null && after.account !== null) return before.account !== after.account
  return before.name.replace(/\s|老师$/g, '') !== after.name.replace(/\s|老师$/g, '')
}

/** What is read out of what somebody wrote or changed (summaries §5 S1, S2A, S5): agreed in meetings, handed on, gone through and found the same. */
export const writtenFigures = ({ written }: Pick<DerivedInput, 'written'>): DerivedFigure[] => {
  const handed = new Map(
    written.handovers
      .filter(another)
      .map(({ childId, on, before, after }) => [
        childId,
        { childId, text: `${on}由${before.name}换为${after.name}`, on },
      ]),
  )
  return [
    {
      ...AGREED,
      rows: written.agreed.flatMap(({ on, text }): DerivedRow[] =>
        Array.from({ length: linesOf(text) }, (_, i) => ({ childId: null, text: `${on}的会，第${i + 1}条`, on })),
      ),
    },
    { ...HANDED_ON, rows: [...handed.values()] },
    {
      ...UNCHANGED,
      rows: written.unchanged.map(({ childId, surveyedOn }) => ({
        childId,
        text: `${surveyedOn}调查`,
        on: surveyedOn,
      })),
    },
  ]
}
