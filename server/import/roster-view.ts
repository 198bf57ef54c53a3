import type * as z from 'zod'
import { rosterApi } from '../../domain/api/roster.ts'
import type { rosterView as rosterShape } from '../../domain/api/roster-shapes.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { maskText } from '../../domain/kit/identity/mask.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import type { Tx } from '../db/tx-type.ts'
import { fitting } from '../one-answer.ts'
import { findRoster, type RosterRow } from '../rosters/db/roster-rows.ts'
import { FIELDS } from './headings/fields.ts'
import { issueSpot, type RosterReading } from './reading.ts'
import { mendedOf } from './roster-mended.ts'
import { maskOf, ownAndOpen, seesNumbers } from './roster-numbers.ts'
import { problemsOf } from './roster-problems.ts'

type View = z.input<typeof rosterShape>
const API_ROWS = rosterApi.getRosterRows.response

/** The original file, unsealed. */
export const openRosterFile = (ctx: Ctx, tx: Tx, row: RosterRow) =>
  ctx.keys.open(row.file_sealed, { county: tx.countyId, table: 'roster_import', id: row.id, field: 'file' })

/** An import of the actor's school, or not-found. */
export const mustFindRoster = async (tx: Tx, id: string): Promise<RosterRow> => {
  const row = await findRoster(tx, id)
  if (!row) throw new AppError('not-found')
  mustReach(tx.actor, 'roster.import', chainOf(await tx.tree(), row.school_id))
  return row
}

/** The first day of a list's term, where it is still to come. */
const comesOn = async (tx: Tx, row: RosterRow): Promise<string | null> => {
  const term = (await calendarOf(tx, row.school_id)).terms.find((t) => t.id === row.term)
  return term && term.startsOn > shanghaiDate(tx.now) ? term.startsOn : null
}

/** What the wizard shows: each sheet's meanings, and how many problems. Problems and rows come by the page. */
export const rosterView = async (tx: Tx, row: RosterRow, reading: RosterReading): Promise<View> => {
  const tree = await tx.tree()
  const sheets = reading.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    summary: !sheet.rows.some((r) => r.kind === 'child'),
    rowCount: sheet.rows.length,
    width: sheet.rows.reduce((most, r) => Math.max(most, r.cells.length), 1),
    columns: columnsOf(reading, sheet.name),
  }))
  const columns = reading.columns.filter((c) => !c.form)
  return {
    id: row.id,
    fileName: row.file_name,
    term: row.term,
    comesOn: await comesOn(tx, row),
    schoolId: row.school_id,
    schoolName: tree.get(row.school_id)?.name ?? '',
    masked: !ownAndOpen(tx, row),
    by: row.made_by_name,
    placeKind: tree.get(row.school_id)?.kind === 'school' ? 'school' : 'wider',
    population: row.population,
    populationBecause: reading.populationBecause,
    childCount: reading.children.length,
    skippedCount: reading.skippedRows.length,
    columnsKnown: columns.filter((c) => c.field !== null || c.ignored).length,
    columnsUnsure: columns.filter((c) => c.field === null && !c.ignored).length,
    problemCount: problemsOf(reading).length,
    mended: mendedOf(reading),
    sheets,
    fields: Object.entries(FIELDS).map(([field, title]) => ({ field, title })),
    appliedAt: row.applied_at?.toISOString() ?? null,
    ...progressOf(row),
  }
}

/** How far an import is: the same wherever it is asked for. Whether it would be taken back: `why-not-undone.ts`. */
export const progressOf = (row: RosterRow) => {
  const {
    progress,
    added = 0,
    changed = 0,
    moved = 0,
    transferred = 0,
    left = 0,
    given = 0,
    foreign = [],
    classless = 0,
  } = row.counts
  return {
    state: row.state,
    progress:
      (row.state === 'applying' || row.state === 'undoing') && progress
        ? { done: progress.done, of: progress.of, text: progress.text }
        : null,
    message: row.message,
    written:
      row.state === 'applied' || row.state === 'undone'
        ? { added, changed, moved, transferred, left, given, foreign, classless }
        : null,
  }
}

/** Some of a sheet's rows as they stand, with faults at their cells; numbers whole only to whoever may see them (M2). */
export const rosterRows = async (
  tx: Tx,
  row: RosterRow,
  reading: RosterReading,
  asked: { sheet: string; from: number; count: number; reason?: string | undefined },
): Promise<z.input<typeof API_ROWS>> => {
  const sheet = reading.sheets.find((s) => s.name === asked.sheet)
  const whole = await seesNumbers(tx, row, asked.reason)
  const mask = whole ? null : maskOf(reading, asked.sheet)
  const shown = sheet?.rows.slice(asked.from, asked.from + asked.count) ?? []
  const wanted = new Set(shown.map((r) => r.row))
  const issues = reading.children.flatMap((c) =>
    c.sheet === asked.sheet && (c.spots !== undefined || wanted.has(c.row))
      ? [...c.issues, ...c.more.doubts].map((code) => ({ code, ...issueSpot(c, code) }))
      : [],
  )
  const rows = fitting(
    shown.map((r) => ({
      row: r.row,
      kind: r.kind,
      hidden: r.hidden,
      cells: r.cells.map((text, c) => {
        const shown = mask ? mask(text, c) : text
        const was = r.was?.[c]
        return {
          text: shown,
          issue: issues.find((i) => i.row === r.row && i.column === c)?.code ?? null,
          ...(shown === text ? {} : { masked: true as const }),
          ...(was === undefined ? {} : { was: mask ? mask(was, c) : was }),
        }
      }),
    })),
  )
  return { rows, next: rows.length < shown.length ? asked.from + rows.length : null }
}

/** One heading a column: the last header of the sheet that names it. */
const columnsOf = (reading: RosterReading, sheet: string) => {
  const byColumn = new Map<number, { column: number; heading: string; field: string | null; sure: boolean }>()
  for (const c of reading.columns.filter((column) => column.sheet === sheet && !column.form))
    byColumn.set(c.column, {
      column: c.column,
      heading: maskText(c.heading),
      field: c.field,
      sure: c.field !== null || c.ignored,
    })
  return [...byColumn.values()].sort((a, b) => a.column - b.column)
}
