import { ruleOf } from '../../../domain/duties/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { DERIVED } from '../../../domain/figures/derived.ts'
import type { DerivedRow } from '../../../domain/figures/derived-figure.ts'
import { figureFaces, figureOf } from '../../../domain/figures/list.ts'
import { PLAN } from '../../../domain/figures/plan.ts'
import type { FigureDefinition, FigureFace, FigureReading, FigureValue } from '../../../domain/figures/types.ts'
import { isCivilDate } from '../../../domain/kit/dates.ts'
import type { Predicate } from '../../../domain/kit/predicate.ts'
import { recordKind } from '../../../domain/records/list.ts'
import { MOVEMENT_SORTS, MOVEMENT_WORDS } from '../../../domain/registers/ledger.ts'
import { type Place, titleOfClass } from '../../../domain/registers/place.ts'
import type { ChartPart } from '../../../domain/reports/charts/chart.ts'
import { summaryOfPlace } from '../../../domain/reports/list.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { calendarsAt, periodsOf } from '../../duties/queries/place-calendars.ts'
import { entryLines } from '../../entries/entry-lines.ts'
import { CURSOR_FAULT, pageOf } from '../../page-of.ts'
import { classRank } from '../../places/queries/places.ts'
import { type PlaceTerm, placeTerm } from '../../places/queries/term-of-place.ts'
import { childrenForRecord, findRecords } from '../../records/db/record.ts'
import { mayReadKind } from '../../records/readable.ts'
import { lookbackOf } from '../../reports/queries/summary-lookback.ts'
import { enrolmentOf } from '../db/enrolment.ts'
import { type FigureRow, figureRows } from '../db/figure-rows.ts'
import { figureValue } from '../db/figure-values.ts'
import {
  asValue,
  derivedFigures,
  dutyQuestion,
  keptDuties,
  needsDuties,
  planFigures,
  readingOf,
} from './place-figures.ts'

export type FigureInput = {
  figureId: string
  place: string
  term: string
  at?: string | undefined
  partBy?: ChartPart['by'] | undefined
  partKey?: string | undefined
  /** As a paper of another reading than the place's counts. */
  reading?: FigureReading | undefined
}
export type ShownRow = {
  key: string
  childId: string | null
  childName: string | null
  className: string | null
  on: string | null
  text: string
}

/** All figures by id, with unit and definition. */
export const listFigures = async (_ctx: Ctx, actor: Actor): Promise<{ items: FigureFace[] }> => {
  can(actor, 'figure.read')
  return { items: figureFaces() }
}

/** One figure of a place in a term. Errors: figure-unknown, place-unknown, term-unknown, not-found. */
export const getFigure = async (ctx: Ctx, actor: Actor, input: FigureInput): Promise<FigureValue> => {
  can(actor, 'figure.read')
  return inActorTx(ctx.db, actor, async (tx) => (await valueAndRows(tx, input, null)).figure, { now: ctx.now() })
}

/** The rows behind a number, paged: as many as the number says. */
export const getFigureRows = async (
  ctx: Ctx,
  actor: Actor,
  input: FigureInput & { cursor?: string | undefined; limit: number },
): Promise<{ figure: FigureValue; items: ShownRow[]; next: string | null }> => {
  can(actor, 'figure.read')
  // Keys are made of ids of children, records and households, or are a duty's own hash.
  if (input.cursor !== undefined && !/[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-f]{16,32}$/.test(input.cursor))
    throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  return inActorTx(ctx.db, actor, (tx) => valueAndRows(tx, input, { after: input.cursor ?? '', limit: input.limit }), {
    now: ctx.now(),
  })
}

/** Stands for the name of a child whom another place holds by now. */
const MOVED_AWAY = '（已转到别处）'

type Page = { after: string; limit: number } | null
type Answer = { figure: FigureValue; items: ShownRow[]; next: string | null }

/** A figure and a page of the rows behind it, within a transaction. Errors: figure-unknown, place-unknown, term-unknown, not-found. */
export const valueAndRows = async (tx: Tx, input: FigureInput, page: Page): Promise<Answer> => {
  const at = { ...(await placeTerm(tx, input, 'figure.read')), reading: input.reading }
  const whole = figureOf(input.figureId, readingOf(at))
  const definition = whole && input.partBy ? partOf(whole, { by: input.partBy, key: input.partKey ?? '' }) : whole
  if (!definition) return undeclared(tx, at, input.figureId, page)
  // A place counts whom it had at the date, also those who have moved away since; their names are no longer its to read.
  const { figure, rows } = await tx.widened(async () => {
    const kept = definition.facts === 'duties' ? await keptDuties(tx, dutyQuestion(at)) : null
    const enrolment = await enrolmentOf(tx, at.place, at.range.cutoff)
    return {
      figure: await figureValue(tx, definition, at.place, kept, at.range, enrolment),
      rows: page
        ? await figureRows(tx, definition, at.place, kept, at.range, { after: page.after, limit: page.limit + 1 })
        : [],
    }
  })
  if (!page) return { figure, items: [], next: null }
  const shown = rows.slice(0, page.limit)
  const seen = new Set((await childNames(tx, [...new Set(shown.flatMap((r) => r.childId ?? []))])).map((c) => c.id))
  const tree = await tx.tree()
  const labels = definition.facts === 'duties' ? await labelsAt(tx, at.place) : new Map<string, string>()
  const lines = await linesOf(tx, definition, shown)
  const title = (row: FigureRow) => {
    const place = row.classId === null ? null : tree.get(row.classId)
    return titleOfClass(place)
  }
  return {
    figure,
    items: shown.map((row) => ({
      key: row.key,
      childId: row.childId !== null && seen.has(row.childId) ? row.childId : null,
      childName: row.childId === null || seen.has(row.childId) ? row.childName : MOVED_AWAY,
      className: title(row),
      on: row.on ?? dayOfPeriod(row.period),
      text: lines.get(row.key) ?? textOf(row, labels),
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.key ?? null) : null,
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/**
 * What stands behind a row of a register or of what a place did, in its own line: five times the school's name shows nobody which posts there
 * are. Of those that the actor reads; of a child's records and entries nothing but the kind.
 */
const linesOf = async (
  tx: Tx,
  { facts }: FigureDefinition,
  rows: readonly FigureRow[],
): Promise<ReadonlyMap<string, string>> => {
  if (facts === 'entries') {
    const lines = await entryLines(
      tx,
      rows.flatMap((r) => (UUID.test(r.key) && r.key !== r.childId ? [r.key] : [])),
      // The rows go out as evidence, too: no words about a child, whoever asks (M5).
      true,
    )
    return new Map([...lines].map(([key, { line }]) => [key, line]))
  }
  if (facts !== 'parts') return new Map()
  const records = new Map(
    (
      await findRecords(tx, [
        ...new Set(rows.flatMap((r) => (r.childId === null && UUID.test(r.key) ? [r.key.slice(0, 36)] : []))),
      ])
    ).map((r) => [r.id, r]),
  )
  return new Map(
    rows.flatMap((row): [string, string][] => {
      const record = records.get(row.key.slice(0, 36))
      const kind = record && mayReadKind(tx.actor, record.kind) ? recordKind(record.kind) : null
      return record && kind && row.childId === null ? [[row.key, `${kind.title}：${kind.line(record.body)}`]] : []
    }),
  )
}

/** Of what is owed on a day, that day. */
const dayOfPeriod = (period: string | null): string | null => (period !== null && isCivilDate(period) ? period : null)

/** Of what is owed so often a week, which week and which time. */
const weekOfPeriod = (period: string): string => {
  const [, monday, time] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,2})$/.exec(period) ?? []
  return monday ? `${longDate(monday)}那一周第${time}次，` : ''
}

/** A figure of which one month, or one village, is asked for. Errors: invalid where its rows know no such column. */
const partOf = (whole: FigureDefinition, { by, key }: ChartPart): FigureDefinition => {
  const known = by === 'period' ? whole.facts === 'duties' : whole.facts === 'children' && /^\d{0,9}$/.test(key)
  if (!known) throw new AppError('invalid', { partBy: NO_PART }, NO_PART)
  const part: Predicate =
    by === 'period'
      ? { column: by, op: '=', value: key }
      : key === ''
        ? { column: by, is: 'null' }
        : { column: by, op: '=', value: Number(key) }
  return { ...whole, filter: { all: [whole.filter, part] } }
}
const NO_PART = '这个数不能这样分开看。请回统计图重新点。'

/** Figures that compare two moments, follow records, or count the last plan's lines. */
const undeclared = async (tx: Tx, at: PlaceTerm, id: string, page: Page): Promise<Answer> => {
  const face = [...DERIVED, ...PLAN].find((f) => f.id === id)
  if (!face) throw new AppError('figure-unknown')
  const rows = PLAN.includes(face)
    ? planFigures(await planOf(tx, at), at.range.cutoff).find((p) => p.face.id === id)?.rows
    : (
        await tx.widened(async () =>
          derivedFigures(tx, at, needsDuties(id) ? await keptDuties(tx, dutyQuestion(at)) : null),
        )
      ).find((d) => d.id === id)?.rows
  const figure = asValue(face, rows ?? null, at.range.cutoff)
  if (!page) return { figure, items: [], next: null }
  const all = await named(tx, rows ?? [])
  return { figure, ...pageOf(all, { cursor: page.after || undefined, limit: page.limit }, (row) => row.key) }
}

/** The last plan of the genre that is written of the place. */
const planOf = (tx: Tx, at: PlaceTerm) => {
  const report = summaryOfPlace(at.place.kind)
  return report ? lookbackOf(tx, at, report.face.kind) : null
}

/** One shown row a derived row: a household of two children is one row, under the child it was noted with. */
const named = async (tx: Tx, rows: readonly DerivedRow[]): Promise<ShownRow[]> => {
  const names = new Map(
    (await childNames(tx, [...new Set(rows.flatMap((r) => r.childId ?? []))])).map((c) => [c.id, c]),
  )
  const rank = classRank(await tx.tree())
  const classes = new Map((await childrenForRecord(tx, [...names.keys()])).map((c) => [c.id, c.class_id]))
  const order = new Map(
    [...names.keys()]
      .sort((a, b) => rank(classes.get(a) ?? null) - rank(classes.get(b) ?? null))
      .map((id, i) => [id, i]),
  )
  const at = (row: { childId: string | null }) => order.get(row.childId ?? '') ?? order.size
  return [...rows]
    .sort((a, b) => at(a) - at(b))
    .map((row, i) => {
      const child = row.childId === null ? null : (names.get(row.childId) ?? null)
      return {
        key: String(i).padStart(16, '0'),
        childId: child?.id ?? null,
        childName: child?.name ?? (row.childId === null ? null : MOVED_AWAY),
        className: child?.className ?? null,
        on: null,
        text: row.text,
      }
    })
}

/** Labels of periods, `rule|period`, as the rules give them by the calendars of the place. */
const labelsAt = async (tx: Tx, place: Place): Promise<ReadonlyMap<string, string>> =>
  new Map(
    periodsOf(await calendarsAt(tx, place), () => true).map(({ rule, period }) => [
      `${rule.key}|${period.key}`,
      period.label,
    ]),
  )

const DONE: Record<string, string> = { met: '做了', 'met-late': '补做了', waived: '免了' }
const movementWords = (sort: string): string =>
  MOVEMENT_SORTS.flatMap((s) => (s === sort ? [MOVEMENT_WORDS[s]] : []))[0] ?? ''
const textOf = (row: FigureRow, labels: ReadonlyMap<string, string>): string => {
  if (row.period === null) return row.kind ? (recordKind(row.kind)?.title ?? movementWords(row.kind)) : ''
  const label = labels.get(`${row.kind}|${row.period}`) ?? weekOfPeriod(row.period)
  return `${label}${ruleOf(row.kind ?? '')?.title ?? ''}：${DONE[row.state ?? ''] ?? '没有记录'}`
}
