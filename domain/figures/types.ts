import type { Predicate } from '../kit/predicate.ts'

/** The closed list of fact lists (house.md). Columns are the keys of ChildFacts, RecordRow, PartRow, EntryRow, AidRow and DutyFacts. */
export type FactList = 'children' | 'records' | 'parts' | 'entries' | 'aid' | 'duties'

/** By which reading a figure without one in its id counts: a school by education's, what lies above or beside it by the state's. */
export type FigureReading = 'education' | 'state'

export type Measure =
  | { of: 'rows' }
  | { of: 'distinct'; column: string }
  /** Children whose every counted duty of `rule` is met: `distinct column where no row of the group fails`. */
  | { of: 'distinct-all'; column: string; every: Predicate }
  /** Groups with at least so many rows: children who missed two months. */
  | { of: 'distinct-many'; column: string; least: number }
  /** A number column added up; the rows behind it are those that were added. */
  | { of: 'sum'; column: string /** Added up whole and told in a larger unit: fen, told in yuan. */; per?: 100 }
  | { of: 'share'; part: string; whole: string }

/** What of a figure stands beside its number, whatever counts it. */
export type FigureFace = { id: string; unit: string; title: string; definition: string }

/** One declared figure: from this come SQL, JavaScript, the definition sentence, table column and gap in the prose. */
export type FigureDefinition = FigureFace & {
  facts: FactList
  filter: Predicate
  measure: Measure
  /** Rows of the population for which a fact that decides the answer is unknown; their number stands beside the value. */
  unknown?: Predicate | undefined
  /** Pupils whom no roster lists are added, as typed for their class; where that is not known, nor is the number. */
  unlisted?: true
  /** Goes by a reading that only places of that reading tell of among all their figures. */
  toldBy?: FigureReading
}

/** A figure's answer. `rows` = how many rows stand behind `value` (for a share: of its part). */
export type FigureValue = FigureFace & {
  value: number | null
  cutoff: string
  rows: number
  unknown: number
}

/** Enrolment that no roster lists: typed for classes whose roster names only left-behind pupils, or not known at all. */
export type Enrolment = { typed: number; known: boolean }
