import type * as z from 'zod'
import type { statisticsApi } from '../../../domain/api/statistics.ts'
import { AppError } from '../../../domain/errors.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import type { FigureDefinition } from '../../../domain/figures/types.ts'
import { isMerged } from '../../../domain/registers/merged-place.ts'
import { classTitle, type Place, placesUnder } from '../../../domain/registers/place.ts'
import { tableOfForm } from '../../../domain/reports/tables/county-form.ts'
import { equationText, judge, type StatisticsTable } from '../../../domain/reports/tables/define-table.ts'
import { statisticsTable, tablesAt } from '../../../domain/reports/tables/list.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { enrolmentOf } from '../../figures/db/enrolment.ts'
import { figureValues } from '../../figures/db/figure-values.ts'
import { type PlaceTerm, placeTerm } from '../../places/queries/term-of-place.ts'
import { formAt } from '../db/statistics-form.ts'
import { remarksOf } from '../remarks.ts'
import { returnsOf } from '../returns.ts'

export type StatisticsInput = z.infer<typeof statisticsApi.getStatistics.query>
export type StatisticsOut = z.input<typeof statisticsApi.getStatistics.response>

/** A statistics table of a place at a day, each unit below in a column. Errors: invalid (not of such a place), place-unknown, not-found, term-unknown. */
export const getStatistics = async (ctx: Ctx, actor: Actor, input: StatisticsInput): Promise<StatisticsOut> => {
  can(actor, 'figure.read')
  const told = await inActorTx(ctx.db, actor, (tx) => statisticsOf(tx, input), { readOnly: true, now: ctx.now() })
  return { ...told, remarks: told.remarks.slice(0, MOST_REMARKS) }
}

/** Remarks of one answer, the newest first; what is printed has them all. */
const MOST_REMARKS = 300

/** The same within a transaction, for whatever prints it. */
export const statisticsOf = async (tx: Tx, input: StatisticsInput): Promise<StatisticsOut> => {
  const code = input.place ?? (await tx.tree()).get(tx.actor.placeId)?.code ?? ''
  const at = await placeTerm(tx, { place: code, term: input.term, at: input.at }, 'figure.read')
  const { table, form } = await mappedAt(tx, tableFor(input.table, at.place), at)
  const definitions = table.items.flatMap(({ figure }) => (figure === null ? [] : definitionOf(table, figure)))
  const valuesAt = async (place: Place): Promise<(number | null)[]> => {
    const enrolment = await enrolmentOf(tx, place, at.range.cutoff)
    const found = await figureValues(tx, definitions, { place, duties: null, range: at.range, enrolment })
    return table.items.map(({ figure }) => (figure === null ? null : (found.get(figure)?.value ?? null)))
  }
  const below = await unitsOf(tx, table, at)
  // A place counts whom it had at the day, also those who have moved away since.
  const { total, units } = await tx.widened(async () => {
    const total = await valuesAt(at.place)
    const units: StatisticsOut['units'] = []
    for (const unit of below) units.push({ code: unit.code, name: nameOf(unit), values: await valuesAt(unit) })
    return { total, units }
  })
  const { place } = at
  return {
    table: input.table,
    title: table.title,
    reading: table.reading,
    note: table.note,
    form,
    tables: tablesAt(place.kind).map(({ key, title }) => ({ key, title })),
    place: { code: place.code, name: nameOf(place), kind: place.kind },
    term: at.term.id,
    cutoff: at.range.cutoff,
    items: table.items.map((item) => ({ ...item, ours: item.ours ?? false })),
    total,
    units,
    ...(await returnsOf(tx, { key: input.table, form, at, total, units })),
    ...(await remarksOf(tx, { table: input.table, form, cutoff: at.range.cutoff, place, units: below, nameOf })),
    outside: units.length ? (total[0] ?? 0) - units.reduce((sum, unit) => sum + (unit.values[0] ?? 0), 0) : 0,
    equations: table.equations.map((equation) => {
      const judged = (values: readonly (number | null)[]) =>
        judge(equation, (no) => values[table.items.findIndex((item) => item.no === no)] ?? null)
      return {
        key: equation.key,
        text: equationText(equation),
        whole: [...equation.whole],
        parts: [...equation.parts],
        lacks: equation.lacks,
        ...judged(total),
        units: units.flatMap((unit) => {
          const { differs } = judged(unit.values)
          return differs === 0 ? [] : [{ code: unit.code, differs }]
        }),
      }
    }),
  }
}

/** Errors: invalid, with the tables that there are. */
const tableFor = (key: string, place: Place): StatisticsTable => {
  const table = statisticsTable(key)
  if (table && table.units[place.kind] !== undefined) return table
  const here = tablesAt(place.kind).map(({ title }) => title)
  const fault = `${table?.title ?? '这张表'}不给这样的单位出，这里有：${here.join('、')}。`
  throw new AppError('invalid', { table: fault }, fault)
}

/** The table as the county maps it for this term, and by which version; as the system reads it where the county has said nothing. */
const mappedAt = async (
  tx: Tx,
  table: StatisticsTable,
  { term }: PlaceTerm,
): Promise<{ table: StatisticsTable; form: number }> => {
  const row = await formAt(tx, table.key, term.startsOn)
  return row ? { table: tableOfForm(table, row), form: row.version } : { table, form: 0 }
}

/** The state's table counts by the state's reading wherever it is asked for; a school's by education's. */
const definitionOf = (table: StatisticsTable, id: string): FigureDefinition => {
  const found = figureOf(id, table.key === 'school-statistics' ? 'education' : 'state')
  if (!found) throw new Error(`table ${table.key} asks for ${id}, which is no figure`)
  return found
}

const unitsOf = async (tx: Tx, table: StatisticsTable, { place }: PlaceTerm): Promise<Place[]> => {
  const kind = table.units[place.kind]
  if (!kind) return []
  const tree = await tx.tree()
  return placesUnder(tree, place.id, kind).filter((unit) => !isMerged(tree, unit) && !unit.closed)
}

const nameOf = (place: Place): string => (place.kind === 'class' ? classTitle(place.grade, place.label) : place.name)
