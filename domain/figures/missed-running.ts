import { isCounted, isMet } from '../duties/duty-facts.ts'
import type { DerivedFigure, DerivedInput } from './derived.ts'
import type { FigureFace } from './types.ts'

/** The same child, the same duty, two periods in a row (summaries §9). */
export const MISSED_RUNNING: readonly FigureFace[] = [
  {
    id: 'talks.missed-running',
    unit: '名',
    title: '连着两个月没有谈到的学生',
    definition: '连着两个以上应谈的月份到期没有谈到的学生，不重复。',
  },
  {
    id: 'visits.missed-running',
    unit: '名',
    title: '连着两轮没有访到的学生',
    definition: '连着两轮以上应访的家访到期没有访到的学生，不重复。',
  },
]
const RULES = ['monthly-talk', 'term-home-visits'] as const

export const missedRunning = ({ duties, range }: DerivedInput): DerivedFigure[] =>
  MISSED_RUNNING.map((face, i) => {
    const mine = duties.filter((d) => d.rule === RULES[i] && isCounted(d, range.cutoff))
    const rows = [...Map.groupBy(mine, (d) => d.childId)].flatMap(([childId, of]) => {
      const ordered = of.sort((a, b) => (a.period.windows.due < b.period.windows.due ? -1 : 1))
      const run = ordered.filter((d, k) => {
        const beside = [ordered[k - 1], ordered[k + 1]]
        return !isMet(d.state) && beside.some((other) => other && !isMet(other.state))
      })
      return run.length ? [{ childId, text: `${run.map((d) => d.period.label).join('、')}没有记录` }] : []
    })
    return { ...face, rows }
  })
