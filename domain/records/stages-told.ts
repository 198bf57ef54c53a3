import { type Stage, stagesOf } from '../entries/plan-stages.ts'
import { textIn } from '../kit/answers.ts'
import { labelOf, type RecordBody } from '../kit/define-record.ts'
import { NOT_REACHED, PARTLY, planCheck, REACHED } from './plan-check.ts'

/** A check of one stage as pages tell it. */
export type StageCheck = { id: string; on: string; words: string; shows: string; how: string }
/** How a stage stands on a day: done, on the way, its day gone by without a look, not begun. */
export type StageStand = 'reached' | 'partly' | 'not' | 'over' | 'waiting'
export type StageTold = Stage & { checks: StageCheck[]; stands: StageStand }

type Checked = { id: string; kind: string; happenedOn: string; body: RecordBody }

const STANDS: Readonly<Record<string, StageStand>> = { [REACHED]: 'reached', [PARTLY]: 'partly', [NOT_REACHED]: 'not' }

/** The stages of a plan, each with what was seen of it, oldest first; its last look tells how it stands. */
export const stagesTold = (plan: RecordBody, records: readonly Checked[], today: string): StageTold[] => {
  const checks = records
    .filter((r) => r.kind === planCheck.kind)
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : a.id < b.id ? -1 : 1))
  return stagesOf(plan).map((stage) => {
    const mine = checks.filter((r) => r.body.stage === stage.n)
    const last = mine.at(-1)
    return {
      ...stage,
      checks: mine.map((r) => ({
        id: r.id,
        on: r.happenedOn,
        words: labelOf(planCheck, 'result', r.body.result),
        shows: textIn(r.body, 'shows'),
        how: textIn(r.body, 'how'),
      })),
      stands: last
        ? (STANDS[textIn(last.body, 'result')] ?? 'waiting')
        : stage.due !== null && stage.due < today
          ? 'over'
          : 'waiting',
    }
  })
}
