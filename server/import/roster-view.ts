import type * as z from 'zod'
import type { rosterView as rosterShape } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { findRoster, headingMeanings, type RosterRow } from '../db/roster-rows.ts'
import type { Tx } from '../db/tx.ts'
import { cachedReading } from './cached-reading.ts'
import { FIELDS, type Field } from './headings/fields.ts'
import { PROBLEMS } from './problem-text.ts'
import type { RosterReading } from './reading.ts'

type View = z.input<typeof rosterShape>

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

/** The file as read now: with remembered headings, chosen meanings and mended cells. */
export const readingOf = async (ctx: Ctx, tx: Tx, row: RosterRow): Promise<RosterReading> => {
  const learnt = (await headingMeanings(tx, row.school_id)).map((m) => ({
    heading: m.heading,
    field: (m.field || null) as Field | null,
  }))
  const chosen = (row.corrections.columns ?? []).map((c) => ({
    sheet: c.sheet,
    column: c.column,
    field: c.field as Field | null,
  }))
  return cachedReading(openRosterFile(ctx, tx, row), {
    cells: true,
    at: shanghaiDate(row.made_at.getTime()),
    meanings: [...chosen, ...learnt],
    corrections: row.corrections.cells ?? [],
  })
}

/** Rows sent to the wizard at once; a longer list is read to the end all the same. */
const SHOWN_ROWS = 3000

/** What the wizard shows: the table as it is, meanings above, faults at their cells. */
export const rosterView = async (ctx: Ctx, tx: Tx, row: RosterRow): Promise<View> => {
  const reading = await readingOf(ctx, tx, row)
  const tree = await tx.tree()
  const issueAt = new Map<string, { code: string; column: number | null }[]>()
  for (const child of reading.children)
    issueAt.set(
      `${child.sheet}!${child.row}`,
      child.issues.map((code) => ({ code, column: child.issueColumns[code] ?? null })),
    )
  let left = SHOWN_ROWS
  const sheets = reading.sheets.map((sheet) => {
    const rows = sheet.rows.slice(0, left)
    left -= rows.length
    return {
      name: sheet.name,
      hidden: sheet.hidden,
      summary: !sheet.rows.some((r) => r.kind === 'child'),
      columns: columnsOf(reading, sheet.name),
      rows: rows.map((r) => {
        const issues = issueAt.get(`${sheet.name}!${r.row}`) ?? []
        return {
          row: r.row,
          kind: r.kind,
          hidden: r.hidden,
          cells: r.cells.map((text, c) => ({ text, issue: issues.find((i) => i.column === c)?.code ?? null })),
        }
      }),
    }
  })
  const problems = reading.children.flatMap((child) =>
    child.issues.map((code) => ({
      sheet: child.sheet,
      row: child.row,
      column: child.issueColumns[code] ?? null,
      name: child.name,
      code,
      text: PROBLEMS[code],
      suggestion: code === 'id-repaired' ? child.idNumber : null,
      fixed: code === 'id-repaired',
    })),
  )
  const columns = reading.columns
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    term: row.term,
    schoolId: row.school_id,
    schoolName: tree.get(row.school_id)?.name ?? '',
    population: row.population,
    populationBecause: reading.populationBecause,
    childCount: reading.children.length,
    skippedCount: reading.skippedRows.length,
    columnsKnown: columns.filter((c) => c.field !== null || c.ignored).length,
    columnsUnsure: columns.filter((c) => c.field === null && !c.ignored).length,
    problemCount: problems.filter((p) => !p.fixed).length,
    sheets,
    problems: problems.slice(0, 2000),
    fields: Object.entries(FIELDS).map(([field, title]) => ({ field, title })),
    progress: null,
    appliedAt: row.applied_at?.toISOString() ?? null,
    canUndo: row.state === 'applied' && row.undo_sealed !== null,
    message: row.message,
  }
}

/** One heading a column: the last header of the sheet that names it. */
const columnsOf = (reading: RosterReading, sheet: string) => {
  const byColumn = new Map<number, { column: number; heading: string; field: string | null; sure: boolean }>()
  for (const c of reading.columns.filter((column) => column.sheet === sheet))
    byColumn.set(c.column, {
      column: c.column,
      heading: c.heading,
      field: c.field,
      sure: c.field !== null || c.ignored,
    })
  return [...byColumn.values()].sort((a, b) => a.column - b.column)
}
