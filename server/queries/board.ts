import { termAt } from '../../domain/calendar/defaults.ts'
import type { Calendar, Term } from '../../domain/calendar/types.ts'
import { planPeriods } from '../../domain/duties/engine.ts'
import { openTerms } from '../../domain/duties/open-terms.ts'
import { lastOfMonth, monthOf, shanghaiDate } from '../../domain/kit/dates.ts'
import { ancestorOf, classTitle } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { headTeachers } from '../db/account.ts'
import { calendarOf } from '../db/calendar.ts'
import { dutiesOfChildren } from '../db/duties.ts'
import { dutiesOfSet, type KeptDuty, recordsBesideSet } from '../db/duty-sets.ts'
import { childFactsOf } from '../db/facts.ts'
import { inActorTx } from '../db/tx.ts'
import { type DutyOut, dutyViews } from './duty-views.ts'
import { pageOf } from './page-of.ts'
import { dutySetOf } from './place-figures.ts'
import { classesOf } from './places.ts'
import { placeByCode } from './term-of-place.ts'

type Cell = { column: string; due: number; met: number; overdue: number; waived: number; missed: number; open: number }

/** The duty board: class × duty of a month, classes in school order. Counts open to names by `listDuties`. */
export const getBoard = async (ctx: Ctx, actor: Actor, input: { place: string; month?: string | undefined }) => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'duty.read')
      const tree = await tx.tree()
      const today = shanghaiDate(tx.now)
      const month = input.month ?? monthOf(today)
      const calendar = await calendarOf(tx, ancestorOf(tree, place.id, 'school')?.id ?? null)
      const at = today
      const term = termAt(calendar.terms, `${month}-15`)
      const own = place.kind === 'class' ? [place] : classesOf(tree, place.id)
      if (!term)
        return {
          month,
          term: null,
          childCount: 0,
          columns: [],
          classes: [],
          lateShare: null,
          notTalked: 0,
          visitsOverdue: 0,
        }
      const planned = planPeriods(calendar, term)
      const columns = planned.flatMap(({ rule, periods }) =>
        periods
          .filter((p) => monthOf(p.windows.opens) <= month && monthOf(p.windows.due) >= month)
          .map((p) => ({
            key: `${rule.key}|${p.key}`,
            rule: rule.key,
            period: p.key,
            title: rule.key === 'monthly-talk' ? '谈心（每月）' : `${p.label}${rule.title}（户）`,
            unit: rule.key === 'monthly-talk' ? ('人' as const) : ('户' as const),
          })),
      )
      const set = await dutySetOf(tx, { place, term: term.id, at })
      const shown = columns.map((c) => c.key)
      const duties = await dutiesOfSet(tx, set, shown)
      const cells = Map.groupBy(duties, (d) => `${d.classId} ${d.rule}|${d.period}`)
      const children = Map.groupBy(duties, (d) => d.classId)
      const teachers = await headTeachers(tx, today)
      const records = await recordsBesideSet(tx, set, shown, { from: `${month}-01`, to: lastOfMonth(month) })
      const classes = own.map((c) => ({
        placeId: c.id,
        code: c.code,
        name: classTitle(c.grade, c.label),
        headTeacher: teachers.get(c.id) ?? null,
        children: new Set((children.get(c.id) ?? []).map((d) => d.childId)).size,
        cells: columns.map((column) => cellOf(column, cells.get(`${c.id} ${column.key}`) ?? [])),
      }))
      const of = (rule: string, states: string[]) => duties.filter((d) => d.rule === rule && states.includes(d.state))
      return {
        month,
        term: term.id,
        childCount: new Set(duties.map((d) => d.childId)).size,
        columns,
        classes: classes.filter((c) => c.children > 0 || place.kind === 'class'),
        lateShare: records.all ? Math.round((records.late * 100) / records.all) : null,
        notTalked: of('monthly-talk', ['open', 'due-soon', 'overdue', 'missed']).length,
        visitsOverdue: new Set(of('term-home-visits', ['overdue']).map((d) => d.householdId)).size,
      }
    },
    { now: ctx.now() },
  )
}

/** Visits are counted by household, talks by child. A household is done when all its children are. */
const cellOf = (column: { key: string; unit: '人' | '户' }, duties: readonly KeptDuty[]): Cell => {
  const groups = [...Map.groupBy(duties, (d) => (column.unit === '户' ? d.householdId : d.childId)).values()]
  const count = (test: (states: KeptDuty['state'][]) => boolean) =>
    groups.filter((g) => test(g.map((d) => d.state))).length
  const owed = groups.filter((g) => g.some((d) => d.state !== 'waived'))
  return {
    column: column.key,
    due: owed.length,
    met: owed.filter((g) => g.every((d) => d.state === 'met' || d.state === 'met-late' || d.state === 'waived')).length,
    overdue: count((s) => s.includes('overdue')),
    waived: count((s) => s.every((x) => x === 'waived')),
    missed: count((s) => s.includes('missed')),
    open: count((s) => s.some((x) => x === 'open' || x === 'due-soon' || x === 'not-yet')),
  }
}

/** The term of the period asked for, else those that the day looks at. */
const termsAsked = (calendar: Calendar, period: string | undefined, at: string): Term[] => {
  if (period === undefined) return openTerms(calendar, at)
  const month = /^\d{4}-\d{2}$/.test(period) ? `${period}-15` : at
  const term = calendar.terms.find((t) => period.startsWith(t.id)) ?? termAt(calendar.terms, month)
  return term ? [term] : []
}

/** Duties of a place by rule, state and period, in class order: the names behind a count. */
export const listDuties = async (
  ctx: Ctx,
  actor: Actor,
  input: {
    place: string
    at?: string | undefined
    rule?: string | undefined
    state?: string | undefined
    period?: string | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<{ items: DutyOut[]; next: string | null }> => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'duty.read')
      const tree = await tx.tree()
      const at = input.at ?? shanghaiDate(tx.now)
      const calendar = await calendarOf(tx, ancestorOf(tree, place.id, 'school')?.id ?? null)
      const terms = termsAsked(calendar, input.period, at).map((t) => t.id)
      const kept: KeptDuty[] = []
      for (const term of terms) kept.push(...(await dutiesOfSet(tx, await dutySetOf(tx, { place, term, at }))))
      const all = kept
        .filter(
          (d) =>
            (!input.rule || d.rule === input.rule) &&
            (!input.state || d.state === input.state) &&
            (!input.period || d.period === input.period),
        )
        .sort((a, b) => (a.dutyId < b.dutyId ? -1 : 1))
      const { items, next } = pageOf(all, input, (d) => d.dutyId)
      // Dates, tries and reasons are worked out for the children of this page only.
      const facts = await childFactsOf(tx, [...new Set(items.map((d) => d.childId))])
      const named = (c: Calendar) => c.terms.filter((t) => terms.includes(t.id))
      const whole = new Map((await dutiesOfChildren(tx, facts, named, at)).map((d) => [d.id, d]))
      return {
        items: await dutyViews(
          tx,
          items.flatMap((d) => whole.get(d.dutyId) ?? []),
        ),
        next,
      }
    },
    { now: ctx.now() },
  )
}
