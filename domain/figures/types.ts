import type { Predicate } from '../kit/predicate.ts'

/** The closed list of fact lists (house.md). Columns are the keys of ChildFacts, RecordFacts and DutyFacts. */
export type FactList = 'children' | 'records' | 'duties'

export type Measure =
  | { of: 'rows' }
  | { of: 'distinct'; column: string }
  /** Children whose every counted duty of `rule` is met: `distinct column where no row of the group fails`. */
  | { of: 'distinct-all'; column: string; every: Predicate }
  | { of: 'share'; part: string; whole: string }

/** One declared figure: from this come SQL, JavaScript, the definition sentence, table column and gap in the prose. */
export type FigureDefinition = {
  id: string
  unit: string
  title: string
  definition: string
  facts: FactList
  filter: Predicate
  measure: Measure
  /** Rows of the population for which a fact that decides the answer is unknown; their number stands beside the value. */
  unknown?: Predicate | undefined
}

/** A figure's answer. `rows` = how many rows stand behind `value` (for a share: of its part). */
export type FigureValue = {
  id: string
  value: number | null
  unit: string
  title: string
  definition: string
  cutoff: string
  rows: number
  unknown: number
}
