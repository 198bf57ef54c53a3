import { spanBefore, spanOf } from '../../../domain/calendar/year.ts'
import type { DerivedFigure } from '../../../domain/figures/derived-figure.ts'
import { figureOf, figuresFor } from '../../../domain/figures/list.ts'
import type { Enrolment, FigureValue } from '../../../domain/figures/types.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { isMerged } from '../../../domain/registers/merged-place.ts'
import { type Place, placesUnder } from '../../../domain/registers/place.ts'
import type { ToldDuty } from '../../../domain/reports/kit/account.ts'
import type { Report } from '../../../domain/reports/kit/define-report.ts'
import type { PlaceRow, YearPart } from '../../../domain/reports/kit/input.ts'
import { calendarOf } from '../../db/calendar.ts'
import type { Store } from '../../db/ground.ts'
import { remembered, underGround } from '../../db/remembered.ts'
import type { Tx } from '../../db/tx-type.ts'
import { classesAt, enrolmentOf } from '../../figures/db/enrolment.ts'
import { figureValue, figureValues } from '../../figures/db/figure-values.ts'
import { dutyQuestion, figuresAt, keptDuties, placeFigures, readingOf } from '../../figures/queries/place-figures.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'
import { guidedWays } from '../db/guided-ways.ts'
import { oldestOpenNeed } from '../db/oldest-need.ts'
import { yearParts } from './year-parts.ts'

/** What a page counts, whoever writes it and whatever they answer: the same for all who ask on a day until something is written. */
export type Counted = {
  values: ReadonlyMap<string, FigureValue>
  derived: readonly DerivedFigure[]
  /** By rule. */
  duties: ReadonlyMap<string, readonly ToldDuty[]>
  /** Of the last term at its end; null when nobody was on the register then. */
  before: ReadonlyMap<string, FigureValue> | null
  classes: readonly Place[]
  enrolment: Enrolment
  below: readonly PlaceRow[]
  parts: readonly YearPart[]
  oldestNeed: string | null
  guided: readonly string[]
}

/** Pages of so many places and genres; those of a township of 5,000 children are some twelve megabytes. */
const MOST = 8
const storeOf = underGround((): Store<Counted> => new Map())

/**
 * Everything that a genre's page of a place counts, with the county in sight, and kept until anything at all is written that it could be told
 * from (decision 073). Each sight has its own: what only a list of a case knows of is never told to whoever stands on none.
 */
export const countedAt = (tx: Tx, at: PlaceTerm, genre: Report): Promise<Counted> => {
  const { place, term, range, previous } = at
  const asked = [shanghaiDate(tx.now), place.id, genre.face.kind, readingOf(at), term, previous?.id, range]
  const key = JSON.stringify([...asked, tx.actor.circles])
  return remembered(tx, { of: 'told', store: storeOf(tx.ground), key, most: MOST }, () =>
    tx.widened(() => count(tx, at, genre)),
  )
}

const count = async (tx: Tx, at: PlaceTerm, genre: Report): Promise<Counted> => {
  const { place, range } = at
  // The two terms are most of the work, and neither waits for the other.
  const aside = at.previous ? tx.aside((other) => other.widened(() => previousFigures(other, at))) : null
  const [{ values, duties, derived }, before] = aside
    ? await Promise.all([placeFigures(tx, at), aside])
    : [await placeFigures(tx, at), await previousFigures(tx, at)]
  return {
    values,
    derived,
    duties: Map.groupBy(duties, (duty) => duty.rule),
    before,
    classes: await classesAt(tx, place, range.cutoff),
    enrolment: await enrolmentOf(tx, place, range.cutoff),
    below: await rowsBelow(tx, at, genre),
    parts: await yearParts(tx, at, duties),
    oldestNeed: await oldestOpenNeed(tx, place, range),
    guided: await guidedWays(tx, place, range),
  }
}

/** The figures of each place below that has a row in the genre's table, as that place counts. */
const rowsBelow = async (tx: Tx, at: PlaceTerm, genre: Report): Promise<PlaceRow[]> => {
  if (!genre.rows) return []
  const asked = new Set([...genre.rows.columns.map(({ id }) => id), ...(genre.rows.beside ?? [])])
  const rows: PlaceRow[] = []
  const tree = await tx.tree()
  for (const place of placesUnder(tree, at.place.id, genre.rows.kind)) {
    // Counted with the place that it was merged into.
    if (isMerged(tree, place)) continue
    const calendar = await calendarOf(tx, place.id)
    const term = spanOf(calendar.terms, at.term.id) ?? at.term
    const range = { ...at.range, from: term.startsOn }
    const of = { place, calendar, term, previous: spanBefore(calendar.terms, term.id), range }
    rows.push({
      code: place.code,
      name: place.name,
      figures: await figuresOfRow(tx, of, asked),
    })
  }
  return rows
}

/** Those figures alone that the row or a sentence over it tells: all of every school took most of a township's page. */
const figuresOfRow = async (tx: Tx, at: PlaceTerm, asked: ReadonlySet<string>): Promise<Map<string, FigureValue>> =>
  figureValues(
    tx,
    figuresFor(readingOf(at)).filter(({ id }) => asked.has(id)),
    {
      place: at.place,
      range: at.range,
      duties: await keptDuties(tx, dutyQuestion(at)),
      enrolment: await enrolmentOf(tx, at.place, at.range.cutoff),
    },
  )

/** Last term's figures at its end; null when nobody was on the register then (a first count compares with nothing). */
const previousFigures = async (tx: Tx, at: PlaceTerm): Promise<Map<string, FigureValue> | null> => {
  const term = at.previous
  if (!term) return null
  const range = { cutoff: term.endsOn, from: term.startsOn, to: term.endsOn }
  const then = { ...at, term, previous: null, range }
  // Asked first: of a year before anybody was here the engine need not be asked what was owed.
  const open = figureOf('files.open', readingOf(at))
  const anybody = open ? await figureValue(tx, open, at.place, null, range) : null
  if ((anybody?.value ?? 0) === 0) return null
  return (await figuresAt(tx, then, await keptDuties(tx, dutyQuestion(then)))).values
}
