import { evaluatePredicate } from '../kit/evaluate-predicate.ts'
import { homeVisit } from '../records/home-visit.ts'
import { READINGS } from '../registers/child.ts'
import type { DerivedFigure, DerivedInput } from './derived-figure.ts'
import type { FigureFace } from './types.ts'

const REVISITED: FigureFace = {
  id: 'visits.revisited',
  unit: '户',
  title: '没人在家后补访到',
  definition: '期内有过上门没有见到照看人、其后（同一天或以后）访到的家庭；最后一次落空之后没有访到的不算。',
}
const TWICE: FigureFace = {
  id: 'visits.twice-not-home',
  unit: '户',
  title: '两次上门没人',
  definition: '期内有两天以上上门没有见到照看人、截止日还没有补访到的家庭。',
}
/** The kind whose misses and second visits are followed. */
export const REVISITED_KIND = homeVisit.kind

export const NOT_HOME: readonly FigureFace[] = [REVISITED, TWICE]

/** Households where nobody was home, and what came of it (summaries §1, the table of m and n). */
export const revisits = ({ records, reading, range }: DerivedInput): DerivedFigure[] => {
  const predicate = READINGS[reading].predicate
  const visits = records.filter((r) => r.kind === REVISITED_KIND && evaluatePredicate(predicate, r, range))
  const again: DerivedFigure = { ...REVISITED, rows: [] }
  const twice: DerivedFigure = { ...TWICE, rows: [] }
  for (const household of Map.groupBy(visits, (r) => r.householdId).values()) {
    const missed = household.filter((v) => !v.reached).sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
    const last = missed.at(-1)
    if (!last) continue
    const days = [...new Set(missed.map((v) => v.happenedOn))]
    const found = household.find((v) => v.reached && v.happenedOn >= last.happenedOn)
    if (found) again.rows.push({ childId: last.childId, text: `${last.happenedOn}没人，${found.happenedOn}访到` })
    else if (days.length >= 2) twice.rows.push({ childId: last.childId, text: `${days.join('、')}没人` })
  }
  return [again, twice]
}
