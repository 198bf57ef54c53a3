import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import { batchFace, footOf } from '../../domain/reports/papers/batch.ts'
import { contactCard } from '../../domain/reports/papers/card.ts'
import { fileSheet, glanceSheet } from '../../domain/reports/papers/child-file.ts'
import type { Sheet } from '../../domain/reports/papers/sheet.ts'
import type { Actor } from '../../domain/roles.ts'
import { type ListedChild, listPage } from '../children/db/child-list.ts'
import { getChild } from '../children/queries/child-file.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { inActorTx } from '../db/tx.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Drawing } from '../documents/draw-batch.ts'
import { listEntries } from '../entries/queries/entries.ts'
import { familiesOf, paperSheets } from '../papers/paper-sheets.ts'
import { helpLineRows } from '../places/db/help-lines.ts'
import { placeTold } from '../places/place-told.ts'
import { placeByCode } from '../places/queries/term-of-place.ts'
import type { Asked } from './asked.ts'
import { certificatesFor } from './certificates.ts'
import type { PrintRow } from './db/print-job.ts'
import { fileTold, sinceOf } from './told.ts'

type Gathered = { drawing: Drawing; place: Place; called: string; today: string; leftOut: string[] }

/**
 * All that a batch is drawn from, as whoever asked for it sees it now. Who is no longer there is left out, and told. `step`: after each child,
 * with how many are done; throws to give up. Errors: as `placeByCode`; invalid where nobody is left.
 */
export const gather = async (
  ctx: Ctx,
  actor: Actor,
  { row, asked }: { row: PrintRow; asked: Asked },
  step: (done: number) => Promise<void>,
): Promise<Gathered> => {
  const found = await inActorTx(ctx.db, actor, (tx) => whom(tx, row, asked), { readOnly: true, now: ctx.now() })
  const { place, called, today, rows } = found
  if (rows.length === 0) throw new AppError('invalid', undefined, '要印的孩子都已经不在这里了。请回花名册重新选。')
  const face = batchFace(row.batch)
  const foot = footOf(row.batch, {
    place: called,
    who: row.made_by_name,
    day: shanghaiDate(row.made_at.getTime()),
    purpose: row.purpose,
  })
  const { drawing, ids } =
    row.batch === 'file' || row.batch === 'page'
      ? await files(ctx, actor, { row, asked, found, foot, title: face.title }, step)
      : await inActorTx(ctx.db, actor, (tx) => papers(tx, { row, asked, found, foot, title: face.title }), {
          now: ctx.now(),
        })
  await step(ids.length)
  const inside = new Set(ids)
  return { drawing, place, called, today, leftOut: row.children.filter((id) => !inside.has(id)) }
}

type Found = { place: Place; called: string; today: string; rows: ListedChild[]; since: string | null }
type Of = { row: PrintRow; asked: Asked; found: Found; foot: string | null; title: string }
type Drawn = { drawing: Drawing; ids: string[] }

/** Those who are still there, in the order asked. */
const whom = async (tx: Tx, row: PrintRow, asked: Asked): Promise<Found> => {
  const tree = await tx.tree()
  const place = await placeByCode(tx, tree.get(row.place_id)?.code ?? '', 'print.make')
  const today = shanghaiDate(tx.now)
  const rows = await listPage(tx, { place, today, status: 'all', ids: row.children }, asked.sort, null, row.n)
  const { terms } = await calendarOf(tx, place.id)
  return {
    place,
    called: placeTold(tree, place),
    today,
    rows: rows.filter((child) => child.status !== 'left' || asked.left.includes(child.id)),
    since: sinceOf(asked.span, today, terms),
  }
}

/** Files opened at the same moment: more would stand in the way of who works at a screen. */
const AT_ONCE = 3

/** Files are opened each with its trace: the child's page says who had it on paper and what for. */
const files = async (ctx: Ctx, actor: Actor, of: Of, step: (done: number) => Promise<void>): Promise<Drawn> => {
  const sheets: Sheet[] = []
  const { place, rows, since } = of.found
  const tree = await inActorTx(ctx.db, actor, (tx) => tx.tree(), { readOnly: true })
  const sheetOf = async ({ id, school_id }: ListedChild): Promise<Sheet | null> => {
    const file = await getChild(ctx, actor, id, `成批打印：${of.row.purpose}`).catch(orGone)
    if (!file) return null
    const { items } = await listEntries(ctx, actor, { child: id, state: 'open', limit: 200 })
    const schoolName = (school_id === null ? undefined : tree.get(school_id)?.name) ?? place.name
    const told = fileTold(file, items, { schoolName, since })
    return of.row.batch === 'file' ? fileSheet(told) : glanceSheet(told)
  }
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await step(from)
    const some = await Promise.all(rows.slice(from, from + AT_ONCE).map(sheetOf))
    sheets.push(...some.filter((sheet) => sheet !== null))
  }
  return {
    drawing: { layout: 'sheets', title: of.title, foot: of.foot, sheets },
    ids: sheets.map((sheet) => sheet.key),
  }
}

/** Gone out of sight since the list was read: left out like all others who went. */
const orGone = (error: unknown): null => {
  if (error instanceof AppError && error.code === 'not-found') return null
  throw error
}

const papers = async (tx: Tx, { row, asked, found, foot, title }: Of): Promise<Drawn> => {
  const { place, today, rows } = found
  const head = { title, foot }
  const { batch } = row
  if (batch === 'certificate') {
    const children = rows.map((child) => child.id)
    const of = { record: asked.record ?? '', children, giver: asked.given.giver, place }
    const list = await certificatesFor(tx, of)
    return { drawing: { ...head, layout: 'certificates', list }, ids: list.map((one) => one.key) }
  }
  const families = await familiesOf(tx, rows, { place, today })
  const ids = families.map((family) => family.id)
  if (batch === 'card') {
    const help = await helpOf(tx)
    const cards = families.map((family) => contactCard(family, asked.given, help))
    return { drawing: { ...head, layout: 'cards', cards }, ids }
  }
  if (batch === 'file' || batch === 'page') throw new Error('files are gathered one by one')
  const sheets = await paperSheets(tx, batch, families, { place, today, given: asked.given, text: asked.text })
  return { drawing: { ...head, layout: 'sheets', sheets }, ids }
}

/** The number to call of the nearest place that keeps one. */
const helpOf = async (tx: Tx): Promise<{ name: string; phone: string } | null> => {
  const lines = new Map((await helpLineRows(tx)).map((place) => [place.id, place.help_lines]))
  return chainOf(await tx.tree(), tx.actor.placeId).flatMap((id) => lines.get(id) ?? [])[0] ?? null
}
