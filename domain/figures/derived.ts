import { CENSUS, censusFigures } from './census.ts'
import type { DerivedFigure, DerivedInput } from './derived-figure.ts'
import { LACKS, lackFigures } from './lacks.ts'
import { MISSED_RUNNING, missedRunning } from './missed-running.ts'
import { MOVEMENTS, movements } from './movements.ts'
import { NOT_HOME, revisits } from './not-home.ts'
import { PLANNED_TALKS, plannedTalks } from './planned-talks.ts'
import { READING_GAP, readingGap } from './reading-gap.ts'
import { TOUCH, touchFigures } from './touch.ts'
import type { FigureFace } from './types.ts'
import { WRITTEN, writtenFigures } from './written.ts'

/** Ids, units and definitions of all derived figures. */
export const DERIVED: readonly FigureFace[] = [
  ...MOVEMENTS,
  READING_GAP,
  ...NOT_HOME,
  ...MISSED_RUNNING,
  ...TOUCH,
  ...CENSUS,
  ...LACKS,
  ...WRITTEN,
  PLANNED_TALKS,
]

export const derive = (input: DerivedInput): DerivedFigure[] => [
  ...movements(input),
  readingGap(input),
  ...revisits(input),
  ...missedRunning(input),
  ...touchFigures(input),
  ...censusFigures(input),
  ...lackFigures(input.lacks, input.range.cutoff),
  ...writtenFigures(input),
  plannedTalks(input),
]
