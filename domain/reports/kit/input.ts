import type { Term } from '../../calendar/types.ts'
import type { DutyUnit } from '../../duties/types.ts'
import type { FigureValue } from '../../figures/types.ts'
import type { PlaceKind } from '../../registers/place.ts'
import type { BulletinRecord } from '../bulletin/record-told.ts'
import type { Level } from '../level.ts'
import type { PlanLookback } from '../plan-items.ts'
import { percentText } from '../prose/numbers.ts'
import type { Doc } from './doc.ts'
import type { Organisation } from './organisation.ts'
import type { SummaryQuestion } from './question.ts'

/** A figure of the page; `previous`: its value at the last term's end, `change`: now − then (points for a percentage). */
export type SummaryFigure = FigureValue & { text: string; previous: number | null; change: number | null }

/** How many (children or households) were missed for this reason, as the author noted it. */
export type Reason = { text: string; n: number }
/** One period that has fallen due, and on which day: how many (children or households) owed it, and how many of them were missed. */
export type PeriodCount = { label: string; due: number; missed: number; on?: string }
/** One duty's periods up to the cut-off and after it, why some were missed, and why some were waived (where short enough to print). */
export type DutyAccount = {
  title: string
  unit: DutyUnit
  due: PeriodCount[]
  later: string[]
  reasons: Reason[]
  waivedBecause: string[]
}

/** A table of one figure a column for each place below: cells are figures, opened at their own place. */
export type PlaceRow = { code: string; name: string; figures: ReadonlyMap<string, FigureValue> }

/** A term before this one: which class its head teacher led, how many pupils it had at the term's end (null: not known), how many left behind. */
export type EarlierTerm = { name: string; className: string; pupils: number | null; leftBehind: number }

/** One of the two parts of a year with those figures that are told part by part. */
export type YearPart = { id: string; name: string; figures: ReadonlyMap<string, FigureValue> }

/** Everything that a summary is written from: figures by id, of this term (or year) and of the last. */
export type SummaryInput = {
  /** The place that sums up, by its name. */
  place: string
  /** The school of a class: before it in the title, which is read far from there. */
  ofSchool?: string
  placeKind: PlaceKind
  /** Who may read it. */
  level: Level
  term: Term
  /** The parts of a year; empty for a term. */
  parts: readonly YearPart[]
  termName: string
  cutoff: string
  classes: number
  figures: ReadonlyMap<string, FigureValue>
  previous: ReadonlyMap<string, FigureValue> | null
  previousTermName: string | null
  /** Of the last term's issued summary, where there is one: what it counted by, and the number that it stated. */
  issuedBefore: { definition: string; leftBehind: number | null } | null
  /** The day on which the oldest need that still stands was written down. */
  oldestNeed?: string | null
  /** The last day on which one of those who have not seen a parent for half a year saw one. */
  longestUnseen?: string | null
  /** Terms before this in which the head teacher led a class, the oldest first; of a class's pages alone. */
  earlier?: readonly EarlierTerm[]
  /** What most explains the difference between the two readings, in words. */
  gapReason: string | null
  /** Enrolment typed per class because the roster lists only some, and where it came from. */
  typed: { pupils: number; sources: string[] }
  /** Each duty that is counted here, by its rule's key. */
  accounts: ReadonlyMap<string, DutyAccount>
  /** The places below with the figures of the genre's table; empty where it has none. */
  below: readonly PlaceRow[]
  lookback: PlanLookback | null
  /** Questions that the author took into the text, and checks that somebody answered for. */
  accepted: readonly string[]
  confirmed: readonly string[]
  nextTermStart: string | null
  /** How the work is led, where that is written down. */
  organisation?: Organisation
  /** Ways of looking after a child that were shown to carers most often, by name. */
  guided?: readonly string[]
  /** The first day of use, where it was said (F11): what was due before it is not counted as owed. */
  usesFrom?: string | null
  /** The case that the author chose, told without names; null where none was chosen or its consent is gone. */
  case?: string | null
  /** What a bulletin tells of. */
  record?: BulletinRecord | null
  /** Chooses between equal wordings, so that the same document always reads the same. */
  number: number
}

export type SummarySection = { key: string; heading: string | null; doc: Doc }
export type SummaryDraft = { title: string; sections: SummarySection[]; questions: SummaryQuestion[]; problems: number }

/** How a figure's value is printed: percentages with one decimal, money with two where it is not whole, counts as they are. */
export const figureText = ({ value, unit }: Pick<FigureValue, 'value' | 'unit'>): string => {
  if (value === null) return '—'
  if (unit === '%') return percentText(value)
  return unit === '元' && !Number.isInteger(value) ? value.toFixed(2) : String(value)
}

/** A figure at a place below, as a cell names it: `left-behind.state@S1`. */
export const refAt = (id: string, code: string): string => `${id}@${code}`
/** A figure of a part of the year: `talks.due~2026-school-year-1`. */
export const refOfPart = (id: string, part: string): string => `${id}~${part}`
export const partsOfRef = (ref: string): { id: string; code: string | null; part: string | null } => {
  const [, id = ref, code = null, part = null] = /^([^@~]+)(?:@(.+)|~(.+))$/.exec(ref) ?? []
  return { id, code, part }
}
