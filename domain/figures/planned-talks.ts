import { addDays, addMonths } from '../kit/dates.ts'
import type { DerivedFigure, DerivedInput } from './derived-figure.ts'
import type { FigureFace } from './types.ts'

export const PLANNED_TALKS: FigureFace = {
  id: 'talks.scheduled',
  unit: '名',
  title: '漏谈的排好了日子的',
  definition:
    '有应谈的月份没有谈到的孩子中，登记了一件记了谈心就算办了、还没有办好的事，要在截止日后一个月的头七天里办好的，不重复。',
}

/** The first seven days of the month after the day: what a missed talk is put into (summaries §3.2). */
export const firstWeekAfter = (day: string): { from: string; to: string } => {
  const from = `${addMonths(`${day.slice(0, 7)}-01`, 1).slice(0, 7)}-01`
  return { from, to: addDays(from, 6) }
}

/** Children with a missed talk for whom a day was written down, each once. */
export const plannedTalks = ({ planned = [] }: Pick<DerivedInput, 'planned'>): DerivedFigure => ({
  ...PLANNED_TALKS,
  rows: [...new Map(planned.map((one) => [one.childId, one])).values()].map(({ childId, on }) => ({
    childId,
    text: `${on}前谈`,
    on,
  })),
})
