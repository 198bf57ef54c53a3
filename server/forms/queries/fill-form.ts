import type * as z from 'zod'
import type { blankFormApi } from '../../../domain/api/blank-form.ts'
import { spanName } from '../../../domain/calendar/year.ts'
import { AppError } from '../../../domain/errors.ts'
import {
  type FormMapping,
  figureOfFill,
  MOST_ROWS_OF_FORM,
  NUMBER_FILLS,
  type PlaceFill,
} from '../../../domain/registers/blank-form.ts'
import { chainOf, classTitle, type Place } from '../../../domain/registers/place.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { countChildren, type ListFilter, listPage } from '../../children/db/child-list.ts'
import { childSnapshots } from '../../children/db/child-snapshot.ts'
import { filterOf } from '../../children/queries/children.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { childValues } from '../child-values.ts'
import { fillDocx } from '../files/fill-docx.ts'
import { type Filled, fillXlsx, type Value } from '../files/fill-xlsx.ts'
import type { FormFormat } from '../files/form-file.ts'
import { readBook } from '../files/xlsx-book.ts'
import { mustFindForm } from '../form-view.ts'

type Input = z.output<typeof blankFormApi.fillBlankForm.body>

/**
 * A form filled for a class, school, village or township by the conditions of the register, as the actor sees them. Numbers are masked; a
 * reason gives them in full to whoever may see them, and stands in the audit. Errors: invalid (too many children), forbidden, not-found.
 */
export const fillForm = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  { term, reason, sort, ...asked }: Input,
): Promise<{ bytes: Buffer; name: string; format: FormFormat }> => {
  can(actor, 'child.list')
  const full = reason !== undefined
  if (full && !allowed(actor, 'child.reveal')) throw new AppError('forbidden')
  const found = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { row, parts } = await mustFindForm(ctx, tx, id)
      const { list } = row.mapping
      // Names leave only for whoever may print them; a form of numbers alone for whoever sees the place's list.
      if (list) can(actor, 'print.make')
      const filter = await filterOf(ctx, tx, asked, list ? 'print.make' : 'child.list')
      const tree = await tx.tree()
      const called =
        filter.place.kind === 'class'
          ? nameOfClass(tree.get(filter.place.parentId ?? -1), filter.place)
          : filter.place.name
      const total = list ? await countChildren(tx, filter) : 0
      const rows = list ? await rowsOf(ctx, tx, filter, { list, total, sort, full }) : []
      tx.note({
        action: 'blank-form.fill',
        subject: 'blank-form',
        subjectId: id,
        placeId: filter.place.id,
        detail: {
          title: row.title,
          rows: rows.length,
          ...(full && list?.columns.some(({ what }) => NUMBER_FILLS.has(what)) ? { reason } : {}),
        },
      })
      const above = (kind: Place['kind']) =>
        chainOf(tree, filter.place.id)
          .map((p) => tree.get(p))
          .find((p) => p?.kind === kind)?.name ?? ''
      const told: Record<PlaceFill, Value> = {
        place: called,
        township: above('township'),
        county: above('county'),
        term: spanName(term),
        today: longDate(filter.today),
        by: actor.name,
        children: list ? total : '',
      }
      return { row, parts, rows, told, called, place: filter.place.code, today: filter.today }
    },
    { now: ctx.now() },
  )
  const { row, parts, rows } = found
  const { list } = row.mapping
  const spots: Filled['spots'][number][] = []
  for (const { what, ...at } of row.mapping.spots)
    spots.push({ ...at, value: await spotValue(ctx, actor, what, { ...found, term }) })
  const filled: Filled = {
    list: list && { ...list, columns: list.columns.map(({ column }) => column), rows },
    spots,
  }
  const bytes =
    row.format === 'xlsx'
      ? await fillXlsx(parts.zip, await readBook(parts.zip), filled)
      : await fillDocx(parts.zip, filled)
  return { bytes, name: `${found.called}-${row.title}-${found.today}.${row.format}`, format: row.format }
}

const nameOfClass = (school: Place | undefined, { grade, label }: Place): string =>
  `${school?.name ?? ''}${classTitle(grade, label)}`

const rowsOf = async (
  ctx: Ctx,
  tx: Tx,
  filter: ListFilter,
  {
    list,
    total,
    sort,
    full,
  }: { list: NonNullable<FormMapping['list']>; total: number; sort: Input['sort']; full: boolean },
): Promise<Value[][]> => {
  if (total > MOST_ROWS_OF_FORM) {
    const many = `一张表最多填 ${MOST_ROWS_OF_FORM} 名，这里有 ${total} 名。请按学校、村或班分开填。`
    throw new AppError('invalid', { place: many }, many)
  }
  const ids = (await listPage(tx, filter, sort, null, MOST_ROWS_OF_FORM)).map((child) => child.id)
  const known = new Map((await childSnapshots(tx, ctx.keys, ids, filter.today)).map((child) => [child.row.id, child]))
  const children = ids.flatMap((id) => known.get(id) ?? [])
  const columns = list.columns.map(({ what }) => what)
  const tree = await tx.tree()
  return children.map((child, i) => childValues(child, i, columns, { tree, today: filter.today, full }))
}

/** A number that cannot be counted here leaves its spot empty. */
const spotValue = async (
  ctx: Ctx,
  actor: Actor,
  what: string,
  { told, place, term }: { told: Record<PlaceFill, Value>; place: string; term: string },
): Promise<Value> => {
  const figureId = figureOfFill(what)
  if (figureId === null) return told[what as PlaceFill] ?? ''
  return (await getFigure(ctx, actor, { figureId, place, term })).value ?? ''
}
