import type { Range } from '../kit/evaluate-predicate.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import type { RecordRow } from './facts.ts'
import { MISSED_RUNNING, missedRunning, type RunDuty } from './missed-running.ts'
import { MOVEMENTS, movements } from './movements.ts'
import { NOT_HOME, revisits } from './not-home.ts'
import { READING_GAP, readingGap } from './reading-gap.ts'
import type { FigureFace, FigureReading } from './types.ts'

/** A row behind a derived figure: mostly a child, and what is to be said of it. */
export type DerivedRow = { childId: string | null; text: string }

/** A figure that compares two moments or follows records one after another: counted in one place only, as many as its rows. */
export type DerivedFigure = FigureFace & { rows: DerivedRow[] }

/**
 * What derived figures are counted from: at the least the children and records on which one of them says something (the server
 * leaves the others out, decision 027). `within`: does the span lie in the place asked about?
 */
export type DerivedInput = {
  spans: ReadonlyMap<string, readonly ChildFacts[]>
  records: readonly RecordRow[]
  duties: readonly RunDuty[]
  within: (span: ChildFacts) => boolean
  reading: FigureReading
  range: Range
  /** The last term's end; null when there was none before. */
  before: string | null
}

/** Ids, units and definitions of all derived figures. */
export const DERIVED: readonly FigureFace[] = [...MOVEMENTS, READING_GAP, ...NOT_HOME, ...MISSED_RUNNING]

export const derive = (input: DerivedInput): DerivedFigure[] => [
  ...movements(input),
  readingGap(input),
  ...revisits(input),
  ...missedRunning(input),
]
