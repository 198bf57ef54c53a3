import type { Calendar } from '../calendar/types.ts'
import type { Range } from '../kit/evaluate-predicate.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import type { CensusFacts } from '../registers/roll-compare.ts'
import type { TouchRow } from '../registers/touch.ts'
import type { RecordRow } from './facts.ts'
import type { FigureFace, FigureReading } from './types.ts'

/** A counted duty as a run is made of: what is owed, by when, how its period is called, and whether it was done. */
export type RunDuty = { rule: string; childId: string; due: string; label: string; met: boolean }

/** Of a left-behind child: what the latest survey of the term says it lacks (S3.2), and what its file says of carer and way. */
export type LackRow = {
  childId: string
  surveyedOn: string | null
  lacks: readonly string[]
  carerBorn: number | null
  dangers: readonly string[]
  householdId: string
  /** Is there a telephone of either parent or of the carer? */
  phone: boolean
}

type Named = { name: string; account: string | null }

/** What was written in the term beyond what columns hold: of meetings what was agreed, of key children who helped before and after, of files gone over those that stayed as they were. */
export type Written = {
  agreed: readonly { on: string; text: string }[]
  handovers: readonly { childId: string; on: string; before: Named; after: Named }[]
  unchanged: readonly { childId: string; surveyedOn: string }[]
}

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
  /** Of each child that counts at the cut-off by the reading. */
  touches: readonly TouchRow[]
  /** What surveys and files say is lacking; null where nobody asks. */
  lacks: readonly LackRow[] | null
  written: Written
  /** Children with a missed talk for whom a day in the first week of the next month was written down. */
  planned?: readonly { childId: string; on: string }[]
  /** Terms and holidays of the place, for birthdays that fall between them; not given: none is told apart. */
  calendar?: Pick<Calendar, 'terms' | 'daysOff'>
  /** Who has signed the roll of the term, and how rolls agree. */
  census: CensusFacts
  within: (span: ChildFacts) => boolean
  reading: FigureReading
  range: Range
  /** The last term's end; null when there was none before. */
  before: string | null
}

/** A row behind a derived figure: mostly a child, and what is to be said of it; `on`: the day that it goes by. */
export type DerivedRow = { childId: string | null; text: string; on?: string }
