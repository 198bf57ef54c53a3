import { dayIn, textIn } from '../kit/answers.ts'
import { daysBetween } from '../kit/dates.ts'
import type { RecordBody } from '../kit/define-record.ts'

/** A stage of a plan, by its number from 1 on; `due` null where its day was not understood. */
export type Stage = {
  n: number
  content: string
  week: string
  measure: string
  baseline: string
  shows: string
  due: string | null
}

/** The stages of a plan in the order in which they were written. */
export const stagesOf = (answers: RecordBody): Stage[] =>
  (Array.isArray(answers.stages) ? answers.stages : []).map((row: RecordBody, i) => ({
    n: i + 1,
    content: textIn(row, 'content'),
    week: textIn(row, 'week'),
    measure: textIn(row, 'measure'),
    baseline: textIn(row, 'baseline'),
    shows: textIn(row, 'shows'),
    due: dayIn(row, 'due'),
  }))

/** How the day of a stage is named: `stage-2`. */
export const stageKey = (n: number): string => `stage-${n}`

/** The stage that is looked at on a day: the one whose own day is nearest, of two as near the one that comes. */
export const stageOn = (answers: RecordBody, on: string): Stage | null =>
  stagesOf(answers)
    .flatMap((stage) => (stage.due === null ? [] : [{ stage, days: daysBetween(on, stage.due) }]))
    .toSorted((a, b) => Math.abs(a.days) - Math.abs(b.days) || b.days - a.days)[0]?.stage ?? null
