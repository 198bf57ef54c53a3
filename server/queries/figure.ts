import { ruleOf } from '../../domain/duties/list.ts'
import { AppError } from '../../domain/errors.ts'
import { FIGURES, figureOf } from '../../domain/figures/list.ts'
import type { FigureValue } from '../../domain/figures/types.ts'
import { recordKind } from '../../domain/records/list.ts'
import { classTitle } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { childNames } from '../db/child-names.ts'
import { type FigureRow, figureRows, figureValue } from '../db/figures.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { asValue, derivedFigures, prepareDuties } from './place-figures.ts'
import { placeTerm } from './term-of-place.ts'

export type FigureInput = { figureId: string; place: string; term: string; at?: string | undefined }
export type ShownRow = {
  key: string
  childId: string | null
  childName: string | null
  className: string | null
  on: string | null
  text: string
}

/** All figures by id, with unit and definition. */
export const listFigures = async (
  _ctx: Ctx,
  actor: Actor,
): Promise<{ items: { id: string; unit: string; title: string; definition: string }[] }> => {
  can(actor, 'figure.read')
  return { items: FIGURES.map(({ id, unit, title, definition }) => ({ id, unit, title, definition })) }
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
  return inActorTx(ctx.db, actor, (tx) => valueAndRows(tx, input, { after: input.cursor ?? '', limit: input.limit }), {
    now: ctx.now(),
  })
}

const valueAndRows = async (
  tx: Tx,
  input: FigureInput,
  page: { after: string; limit: number } | null,
): Promise<{ figure: FigureValue; items: ShownRow[]; next: string | null }> => {
  const at = await placeTerm(tx, input, 'figure.read')
  const definition = figureOf(input.figureId)
  if (!definition) {
    const derived = (await derivedFigures(tx, at)).find((d) => d.id === input.figureId)
    if (!derived) throw new AppError('figure-unknown')
    const names = page ? await childNames(tx, derived.childIds) : []
    return {
      figure: asValue(derived, at.range.cutoff),
      items: names.map((c) => ({
        key: c.id,
        childId: c.id,
        childName: c.name,
        className: c.className,
        on: null,
        text: derived.title,
      })),
      next: null,
    }
  }
  if (definition.facts === 'duties') await prepareDuties(tx, at)
  const figure = await figureValue(tx, definition, at.place, at.term.id, at.range)
  if (!page) return { figure, items: [], next: null }
  const rows = await figureRows(tx, definition, at.place, at.term.id, at.range, {
    after: page.after,
    limit: page.limit + 1,
  })
  const shown = rows.slice(0, page.limit)
  const tree = await tx.tree()
  const title = (row: FigureRow) => {
    const place = row.classId === null ? null : tree.get(row.classId)
    return place ? classTitle(place.grade, place.label) : null
  }
  return {
    figure,
    items: shown.map((row) => ({
      key: row.key,
      childId: row.childId,
      childName: row.childName,
      className: title(row),
      on: row.on,
      text: textOf(row),
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.key ?? null) : null,
  }
}

const PHASES: Record<string, string> = { start: '期初', middle: '期中', end: '期末' }
const textOf = (row: FigureRow): string => {
  if (row.period === null) return row.kind ? (recordKind(row.kind)?.title ?? '') : ''
  const [, phase] = row.period.split('.')
  const period = phase ? (PHASES[phase] ?? phase) : `${Number(row.period.slice(5))}月`
  const done =
    row.state === 'met' ? '做了' : row.state === 'met-late' ? '补做了' : row.state === 'waived' ? '免了' : '没有记录'
  return `${period}${ruleOf(row.kind ?? '')?.title ?? ''}：${done}`
}
