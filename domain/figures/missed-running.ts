import { isCounted, isMet } from '../duties/duty-facts.ts'
import { monthlyTalk } from '../duties/monthly-talk.ts'
import { termHomeVisits } from '../duties/term-home-visits.ts'
import type { Duty } from '../duties/types.ts'
import type { DerivedFigure, DerivedInput, RunDuty } from './derived-figure.ts'
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
/** The rules whose runs are told, figure for figure. */
export const RUN_RULES: readonly string[] = [monthlyTalk.key, termHomeVisits.key]

/** What the engine found, as far as runs are told from it. */
export const runDuties = (duties: readonly Duty[], at: string): RunDuty[] =>
  duties
    .filter((d) => isCounted(d, at) && d.subject.kind === 'child')
    .map((d) => ({
      rule: d.rule,
      childId: d.subject.id,
      due: d.period.windows.due,
      label: d.period.label,
      met: isMet(d.state),
    }))

export const missedRunning = ({ duties }: DerivedInput): DerivedFigure[] =>
  MISSED_RUNNING.map((face, i) => {
    const mine = duties.filter((d) => d.rule === RUN_RULES[i])
    const rows = [...Map.groupBy(mine, (d) => d.childId)].flatMap(([childId, of]) => {
      const ordered = of.sort((a, b) => (a.due < b.due ? -1 : 1))
      const run = ordered.filter((d, k) => {
        const beside = [ordered[k - 1], ordered[k + 1]]
        return !d.met && beside.some((other) => other && !other.met)
      })
      return run.length ? [{ childId, text: `${run.map((d) => d.label).join('、')}没有记录` }] : []
    })
    return { ...face, rows }
  })
