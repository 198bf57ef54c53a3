import type * as z from 'zod'
import type { statisticsApi } from '../../../domain/api/statistics.ts'
import { termAt } from '../../../domain/calendar/defaults.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { countable, ourForm } from '../../../domain/reports/tables/county-form.ts'
import { officialStatistics } from '../../../domain/reports/tables/official.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { formRows } from '../db/statistics-form.ts'

export type FormOut = z.input<typeof statisticsApi.getStatisticsForm.response>

/** The official table as the county maps it: its columns, what has to add up, and which numbers there are to choose from. */
export const getStatisticsForm = async (ctx: Ctx, actor: Actor): Promise<FormOut> => {
  can(actor, 'own-field.write')
  return inActorTx(ctx.db, actor, formView, { readOnly: true, now: ctx.now() })
}

/** The same within a transaction, for whoever has just written it. */
export const formView = async (tx: Tx): Promise<FormOut> => {
  const rows = await formRows(tx, officialStatistics.key)
  const [last] = rows
  const { terms } = await calendarOf(tx, null)
  const ours = ourForm(officialStatistics)
  return {
    title: officialStatistics.title,
    version: last?.version ?? 0,
    fromTerm: last?.from_term ?? null,
    nowTerm: termAt(terms, shanghaiDate(tx.now))?.id ?? null,
    terms: terms.map(({ id }) => id),
    ...(last ? { items: last.items, equations: sides(last.equations) } : shared(ours)),
    ours: {
      ...shared(ours),
      unsure: officialStatistics.items.flatMap(({ no, ours }) => (ours ? [no] : [])),
    },
    figures: countable().map(({ id, title, definition }) => ({ id, title, definition })),
    versions: rows.map((row) => ({
      version: row.version,
      fromTerm: row.from_term,
      by: row.made_by_name,
      on: row.made_on,
      columns: row.items.length,
    })),
  }
}

type Sides = { whole: readonly number[]; parts: readonly number[]; on: boolean }
const sides = (equations: readonly Sides[]) =>
  equations.map(({ whole, parts, on }) => ({ whole: [...whole], parts: [...parts], on }))
const shared = ({ items, equations }: ReturnType<typeof ourForm>) => ({
  items: items.map((item) => ({ ...item })),
  equations: sides(equations),
})
