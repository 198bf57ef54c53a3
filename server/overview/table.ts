import { DUTY_RULES } from '../../domain/duties/list.ts'
import { OVERVIEW_COUNTS, type OverviewCount } from '../../domain/overview.ts'
import type { OverviewAsked, Owed, Roll } from './db/overview.ts'

/** What a row says: its numbers, this month's duties rule by rule, and month by month what was left undone. */
export type Numbers = Record<OverviewCount, number> & {
  duties: { due: number; met: number; overdue: number }[]
  months: { owed: number; missed: number }[]
}

type Sum = { due: number; met: number; overdue: number }
const add = (of: readonly Sum[]): Sum =>
  of.reduce((a, b) => ({ due: a.due + b.due, met: a.met + b.met, overdue: a.overdue + b.overdue }), {
    due: 0,
    met: 0,
    overdue: 0,
  })

/** The numbers of rows (null: of what stands in none) from what was counted; rules as they are declared, months in their order. */
export const tableOf = (
  asked: Pick<OverviewAsked, 'columns' | 'month'>,
  rolls: ReadonlyMap<number | null, Roll>,
  owed: readonly Owed[],
) => {
  const columns = new Map(asked.columns.map((c) => [c.key, c]))
  const byRow = Map.groupBy(owed, (o) => o.row)
  const now = new Set(asked.columns.filter((c) => c.now).map((c) => c.rule))
  const rules = DUTY_RULES.filter((r) => now.has(r.key)).map((r) => ({ rule: r.key, title: r.title, unit: r.unit }))
  const months = [...new Set(asked.columns.map((c) => c.dueIn))].filter((m) => m <= asked.month).sort()
  const numbersOf = (row: number | null): Numbers => {
    const mine = byRow.get(row) ?? []
    const roll = rolls.get(row)
    const ofNow = mine.filter((o) => columns.get(o.key)?.now)
    return {
      children: roll?.children ?? 0,
      education: roll?.education ?? 0,
      state: roll?.state ?? 0,
      ...add(ofNow),
      came: roll?.came ?? 0,
      left: roll?.left ?? 0,
      changed: roll?.changed ?? 0,
      duties: rules.map(({ rule }) => add(ofNow.filter((o) => columns.get(o.key)?.rule === rule))),
      months: months.map((month) => {
        const { due, met } = add(mine.filter((o) => columns.get(o.key)?.dueIn === month))
        return { owed: due, missed: due - met }
      }),
    }
  }
  const sumOf = (rows: readonly Numbers[]): Numbers => ({
    ...(Object.fromEntries(OVERVIEW_COUNTS.map((key) => [key, rows.reduce((n, row) => n + row[key], 0)])) as Record<
      OverviewCount,
      number
    >),
    duties: rules.map((_, i) => add(rows.flatMap((row) => row.duties[i] ?? []))),
    months: months.map((_, i) => ({
      owed: rows.reduce((n, row) => n + (row.months[i]?.owed ?? 0), 0),
      missed: rows.reduce((n, row) => n + (row.months[i]?.missed ?? 0), 0),
    })),
  })
  return { rules, months, numbersOf, sumOf }
}
