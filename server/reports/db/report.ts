import type { Place } from '../../../domain/registers/place.ts'
import { NO_ANSWERS, type SummaryAnswers } from '../../../domain/reports/answers.ts'
import type { Doc } from '../../../domain/reports/kit/doc.ts'
import type { SummaryFigure } from '../../../domain/reports/kit/input.ts'
import { type Level, USUAL_LEVEL } from '../../../domain/reports/level.ts'
import { NO_REVIEW, type Review } from '../../../domain/reports/review.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

export type StoredSection = { key: string; heading: string | null; doc: Doc; own: boolean }
export type Withdrawn = { by: string; on: string; reason: string }
export type ReportRow = {
  id: string
  kind: string
  place_id: number
  term: string
  cutoff: string
  /** Null: of a release before levels. */
  level: Level | null
  /** The record that a bulletin tells of. */
  source: string | null
  state: 'draft' | 'issued'
  title: string
  sections: StoredSection[]
  confirmed: string[]
  answers: Partial<SummaryAnswers>
  frozen: Record<string, SummaryFigure> | null
  check_code: string | null
  version: number
  updated_at: Date
  issued_at: Date | null
  issued_by: string | null
  /** Under what name and day it was issued, in a line of its own where its teacher signs; and by whom, when and why it was withdrawn afterwards. */
  signed: { unit: string; date: string; line?: string; withdrawn?: Withdrawn } | null
  review: Review | null
}

const COLUMNS =
  'id, kind, place_id, term, cutoff, level, source, state, title, sections, confirmed, answers, frozen, check_code, version, updated_at, issued_at, issued_by, signed, review'

export const findReport = async (tx: Tx, id: string): Promise<ReportRow | null> =>
  (
    await tx.query<ReportRow>(`select ${COLUMNS} from report where county_id = $1 and id = $2 and not del`, [
      tx.countyId,
      id,
    ])
  )[0] ?? null
export const reportsOf = (tx: Tx): Promise<ReportRow[]> =>
  tx.query<ReportRow>(
    `select ${COLUMNS} from report where county_id = $1 and not del order by updated_at desc limit 200`,
    [tx.countyId],
  )
/** Whose page: of which genre, place and term (or year); and of which level and record, where that is asked. */
export type ReportAsked = {
  kind: string
  placeId: number
  term: string
  level?: Level | undefined
  source?: string | null | undefined
}

/** Rows from before levels are taken for what they were: written to be sent upwards. */
const WHERE = `county_id = $1 and kind = $2 and place_id = $3 and term = $4 and ($5::text is null or coalesce(level, '${USUAL_LEVEL}') = $5) and ($6::uuid is null or source = $6) and not del`
const paramsOf = (tx: Tx, { kind, placeId, term, level, source }: ReportAsked): unknown[] => [
  tx.countyId,
  kind,
  placeId,
  term,
  level ?? null,
  source ?? null,
]

export const findDraft = async (tx: Tx, asked: ReportAsked): Promise<ReportRow | null> =>
  (
    await tx.query<ReportRow>(
      `select ${COLUMNS} from report where ${WHERE} and state = 'draft' order by updated_at desc limit 1`,
      paramsOf(tx, asked),
    )
  )[0] ?? null

/** The last summary that was issued for a place's term: what it planned, and what it stated. */
export const findIssued = async (tx: Tx, asked: ReportAsked): Promise<ReportRow | null> =>
  (await issuedOf(tx, asked)).find((row) => !row.signed?.withdrawn) ?? null

/** Every summary that was issued for a place's term, the last one first; those withdrawn since too. */
export const issuedOf = (tx: Tx, asked: ReportAsked): Promise<ReportRow[]> =>
  tx.query<ReportRow>(
    `select ${COLUMNS} from report where ${WHERE} and state = 'issued' order by issued_at desc limit 20`,
    paramsOf(tx, asked),
  )

/** Drafts and issued pages of a place's term in a genre, the last one first. */
export const draftsAndIssuedOf = (tx: Tx, kind: string, placeId: number, term: string): Promise<ReportRow[]> =>
  tx.query<ReportRow>(
    `select ${COLUMNS} from report where ${WHERE} order by coalesce(issued_at, updated_at) desc limit 20`,
    paramsOf(tx, { kind, placeId, term }),
  )

/** Who looked at it so far; nobody, where it was never handed in. */
export const reviewOf = (row: Pick<ReportRow, 'review'>): Review => ({ ...NO_REVIEW, ...row.review })

/** Answers as stored may lack what a later version asks. */
export const answersOf = (row: Pick<ReportRow, 'answers'> | null): SummaryAnswers => ({
  ...NO_ANSWERS,
  ...row?.answers,
})

/** Children of a place (and of nobody else) whose whole name stands in a text; names of one letter are no names. */
export const childNamesIn = async (tx: Tx, place: Place | undefined, text: string): Promise<string[]> =>
  place === undefined
    ? []
    : (
        await tx.query<{ name: string }>(
          `select distinct name from child where county_id = $1 and ${await placeFilter(tx, place)} and not del and char_length(name) >= 2 and position(name in $2) > 0 order by name limit 20`,
          [tx.countyId, text],
        )
      ).map((r) => r.name)

/** Names of people that stand in a text: children of the place, and whoever has an account within sight. */
export const peopleIn = async (tx: Tx, place: Place | undefined, text: string): Promise<string[]> => [
  ...(await childNamesIn(tx, place, text)),
  ...(
    await tx.query<{ name: string }>(
      'select distinct name from account where county_id = $1 and not del and char_length(name) >= 2 and position(name in $2) > 0 order by name limit 100',
      [tx.countyId, text],
    )
  ).map((r) => r.name),
]
