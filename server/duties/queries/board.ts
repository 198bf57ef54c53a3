import { termAt } from '../../../domain/calendar/defaults.ts'
import type { Calendar } from '../../../domain/calendar/types.ts'
import { unitKey } from '../../../domain/duties/duty-facts.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { type DutyRule, type Period, RHYTHMS } from '../../../domain/duties/types.ts'
import { lastOfMonth, monthOf, shanghaiDate } from '../../../domain/kit/dates.ts'
import { isMerged, standingOf } from '../../../domain/registers/merged-place.ts'
import { classTitle, placesUnder } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { headTeachers } from '../../accounts/db/account.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { dutiesOfChildren, otherDuties } from '../../db/duties.ts'
import { childFactsOf } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import { readsEntries } from '../../entries/reachable.ts'
import { keptDuties } from '../../figures/queries/place-figures.ts'
import { pageOf } from '../../page-of.ts'
import { classRank, sortedClasses } from '../../places/queries/places.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { otherColumns, othersCounted, othersOfMonth } from '../board-others.ts'
import { dutiesKept, type KeptDuty } from '../db/duties-kept.ts'
import type { KeptDuties } from '../db/kept-duties.ts'
import type { OtherDuty } from '../db/others-kept.ts'
import { asOther, cellOf, standsAt } from './board-cells.ts'
import { boardSums } from './board-parts.ts'
import { type BoardSums, isUndone } from './board-sums.ts'
import { type DutyOut, dutyViews } from './duty-views.ts'
import { askedHere, isByLevel } from './picture-grid.ts'
import { calendarsAt, periodsOf, termsAsked } from './place-calendars.ts'

/** The duty board: class (or village) × duty of a month, classes in school order. Counts open to names by `listDuties`. */
export const getBoard = async (
  ctx: Ctx,
  actor: Actor,
  input: { place: string; month?: string | undefined },
  rules: readonly DutyRule[] = DUTY_RULES,
) => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'duty.read')
      const tree = await tx.tree()
      const today = shanghaiDate(tx.now)
      const month = input.month ?? monthOf(today)
      const at = today
      const calendars = await calendarsAt(tx, place)
      const shown = periodsOf(
        calendars,
        ({ windows }) => monthOf(windows.opens) <= month && monthOf(windows.due) >= month,
      )
      const terms = [...new Set(shown.map((p) => p.period.term))].sort()
      // On the first of a month what was due on the last is as overdue as the day before.
      const open = month === monthOf(today) ? termsAsked(calendars, undefined, today) : []
      const before = periodsOf(
        calendars,
        ({ windows }) => monthOf(windows.due) < month && windows.closes >= today,
      ).filter(({ rule, period }) => rule.rhythm !== 'month' && open.includes(period.term))
      const late = before.map(({ rule, period }) => ({
        key: `${rule.key}|${period.key}`,
        rule: rule.key,
        unit: rule.unit,
      }))
      const planned = shown.map(({ rule, period }) => ({ byLevel: isByLevel(rule), ...columnOf(rule, period, month) }))
      // A village's pupils sit in classes that are no part of it: it is one row. A class that closed since had its duties.
      const rows =
        place.kind === 'class' || place.kind === 'village'
          ? [place]
          : sortedClasses(placesUnder(tree, place.id, 'class').filter((c) => !isMerged(tree, c)))
      const keptOf = new Map<string, KeptDuties>()
      for (const term of new Set([...terms, ...before.map(({ period }) => period.term)]))
        keptOf.set(term, await keptDuties(tx, { place, term, at }))
      const now = (id: number) => {
        const at = tree.get(id)
        return at ? standingOf(tree, at).id : id
      }
      const listed = new Set(rows.map((r) => r.id))
      const sums = await boardSums(tx, {
        place,
        kept: [...keptOf.values()],
        columns: planned,
        beside: late,
        // What a class owed before it was merged stands in the row of the other; the one row of a class or village takes all.
        rowOf: (classId) => (listed.has(place.id) ? place.id : classId === null ? null : now(classId)),
        days: { from: `${month}-01`, to: lastOfMonth(month) },
      })
      const asked = { month, terms: termsOfMonth(calendars, month, terms), at, open }
      const { month: others, earlier } = await othersCounted(tx, place, asked, rules, keptOf)
      const columns = [...askedHere(planned, sums.owed), ...otherColumns(others, rules)]
      // What is owed by a school or at it as a whole stands in a line of its own.
      const byPlace = Map.groupBy(others, (d) =>
        d.classId !== null && listed.has(now(d.classId))
          ? now(d.classId)
          : listed.has(place.id)
            ? place.id
            : now(standsAt({ ...d, classId: null }, place)),
      )
      const besides = [...byPlace.keys()].filter((id) => !listed.has(id)).flatMap((id) => tree.get(id) ?? [])
      const teachers = await headTeachers(tx, today)
      const classes = [...rows, ...besides].map((c) => {
        const mine = listed.has(c.id) ? sums.rows.get(c.id) : undefined
        const cells = Map.groupBy((byPlace.get(c.id) ?? []).map(asOther), (d) => `${d.rule}|${d.period}`)
        return {
          placeId: c.id,
          code: c.code,
          name: c.kind === 'class' ? classTitle(c.grade, c.label) : c.name,
          headTeacher: teachers.get(c.id) ?? null,
          children: mine?.children ?? 0,
          own: !listed.has(c.id),
          cells: columns.map((column) => mine?.cells.get(column.key) ?? cellOf(column, cells.get(column.key) ?? [])),
        }
      })
      return {
        month,
        term: terms[0] ?? null,
        childCount: sums.children.length,
        columns,
        classes: classes.filter((c) => c.children > 0 || place.kind === 'class' || byPlace.has(c.placeId)),
        lateShare: lateShareOf(sums),
        counts: rules
          .filter((rule) =>
            [...columns, ...late.filter(({ key }) => sums.overdue.has(key)), ...lateOf(earlier, rule)].some(
              (c) => c.rule === rule.key,
            ),
          )
          .flatMap((rule) =>
            headlinesOf(rule, { month, today, sums, others: [...others, ...lateOf(earlier, rule)].map(asOther) }),
          ),
      }
    },
    { readOnly: true, now: ctx.now(), underHorizon: 'soon' },
  )
}

/** What is owed monthly needs no name in its own month; one that a closure put off into the next month does. */
const columnOf = (rule: DutyRule, period: Period, month: string) => ({
  key: `${rule.key}|${period.key}`,
  rule: rule.key,
  period: period.key,
  title:
    period.key === month
      ? `${rule.title}（${RHYTHMS[rule.rhythm]}）`
      : `${period.label}${rule.title}${rule.unit === '户' ? '（户）' : ''}`,
  unit: rule.unit,
})

/** What falls due in the holidays belongs to the term after them: no child's window lies in such a month. */
const termsOfMonth = (calendars: readonly Calendar[], month: string, terms: readonly string[]): string[] => [
  ...new Set([
    ...terms,
    ...calendars.flatMap((c) => [`${month}-01`, lastOfMonth(month)].flatMap((day) => termAt(c.terms, day)?.id ?? [])),
  ]),
]

type Headline = {
  rule: string
  title: string
  unit: DutyRule['unit']
  n: number
  period: string | null
  month: string | null
  state: 'overdue' | null
}

const lateShareOf = ({ records }: BoardSums): number | null => {
  let [all, late] = [0, 0]
  for (const counted of records.values()) {
    all += counted.all
    late += counted.late
  }
  return all ? Math.round((late * 100) / all) : null
}

/** What is owed monthly is told of its own month alone, of entries and places as of children. */
const lateOf = (earlier: readonly OtherDuty[], rule: DutyRule): readonly OtherDuty[] =>
  rule.rhythm === 'month' ? [] : earlier

type HeadOf = { month: string; today: string; sums: BoardSums; others: readonly KeptDuty[] }

/**
 * What the head of the board says of a rule: who lacks it this month; of what has longer periods where it is overdue, and of a month
 * that is over who went without in the period that fell due in it (F21).
 */
const headlinesOf = (rule: DutyRule, { month, today, sums, others }: HeadOf): Headline[] => {
  const now = month === monthOf(today)
  const said = { rule: rule.key, unit: rule.unit, period: null, state: null }
  const monthly = now ? `本月还没有${rule.title}` : `${Number(month.slice(5))}月没有${rule.title}`
  const longer = `${rule.title}${now ? '过期' : '没有做到'}`
  if (rule.subject !== 'child') {
    // Of entries and places the whole month's are here, whatever their own periods are called.
    const mine = others.filter((d) => d.rule === rule.key)
    const lacking = (test: (state: string) => boolean) =>
      new Set(mine.filter((d) => test(d.state)).map((d) => unitKey(rule.unit, d))).size
    if (rule.rhythm === 'month') return [{ ...said, month, title: monthly, n: lacking(isUndone) }]
    const overdue = (state: string) => state === 'overdue'
    if (now) return [{ ...said, month: null, title: longer, n: lacking(overdue), state: 'overdue' }]
    return [{ ...said, month, title: longer, n: lacking(isUndone) }]
  }
  const periods = [...sums.owed].flatMap((key) =>
    key.startsWith(`${rule.key}|`) ? [key.slice(rule.key.length + 1)] : [],
  )
  const undone = (period: string) => sums.undone.get(`${rule.key}|${period}`)?.length ?? 0
  if (rule.rhythm === 'month') return [{ ...said, month: null, title: monthly, n: undone(month), period: month }]
  if (!now)
    return periods
      .toSorted()
      .map((period) => ({ ...said, month: null, title: `没有做到的${rule.title}`, n: undone(period), period }))
  const overdue = new Set([...sums.overdue].flatMap(([key, units]) => (key.startsWith(`${rule.key}|`) ? units : [])))
  return [{ ...said, month: null, title: longer, n: overdue.size, state: 'overdue' }]
}

/**
 * Duties of a place by rule, state and period, in class order: the names behind a count. `month`: what of entries and places falls into
 * it, as the board counts them; `own`: without what hangs on a class.
 */
export const listDuties = async (
  ctx: Ctx,
  actor: Actor,
  input: {
    place: string
    at?: string | undefined
    rule?: string | undefined
    state?: string | undefined
    period?: string | undefined
    month?: string | undefined
    own?: 'yes' | undefined
    cursor?: string | undefined
    limit: number
  },
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<{ items: DutyOut[]; next: string | null; headTeachers: { classId: number; name: string }[] }> => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'duty.read')
      const at = input.at ?? shanghaiDate(tx.now)
      const calendars = await calendarsAt(tx, place)
      const { month } = input
      const terms = month === undefined ? termsAsked(calendars, input.period, at) : termsOfMonth(calendars, month, [])
      const kept: KeptDuties[] = []
      for (const term of terms) kept.push(await keptDuties(tx, { place, term, at }))
      const ofChildren = month === undefined ? await dutiesKept(tx, kept) : []
      const rank = classRank(await tx.tree())
      const reads = (kind: string) => readsEntries(tx.actor, kind)
      const others = (
        month === undefined
          ? await otherDuties(tx, place, terms, at, reads, rules)
          : await othersOfMonth(tx, place, { month, terms, at }, rules)
      ).filter((d) => input.own === undefined || standsAt(d, place) === place.id)
      const listed = [
        ...ofChildren,
        ...others
          .toSorted((a, b) => (a.period.windows.due < b.period.windows.due ? -1 : 1))
          .map((d) => ({ ...d, dutyId: d.id, period: d.period.key })),
      ]
      const all = listed
        .filter(
          (d) =>
            (!input.rule || d.rule === input.rule) &&
            (!input.state || d.state === input.state) &&
            (!input.period || d.period === input.period),
        )
        .sort(
          (a, b) =>
            Number(a.subject.kind !== 'child') - Number(b.subject.kind !== 'child') ||
            rank(a.classId) - rank(b.classId),
        )
      const { items, next } = pageOf(all, input, (d) => d.dutyId)
      // Dates, tries and reasons are worked out for the children of this page only.
      const facts = await childFactsOf(tx, [
        ...new Set(items.flatMap((d) => (d.subject.kind === 'child' ? [d.subject.id] : []))),
      ])
      const named = (c: Calendar) => c.terms.filter((t) => terms.includes(t.id))
      const whole = new Map([...(await dutiesOfChildren(tx, facts, named, at)), ...others].map((d) => [d.id, d]))
      const classes = new Set(items.map((d) => d.classId))
      return {
        items: await dutyViews(
          tx,
          items.flatMap((d) => whole.get(d.dutyId) ?? []),
          rules,
        ),
        next,
        headTeachers: [...(await headTeachers(tx, at))].flatMap(([classId, name]) =>
          classes.has(classId) ? [{ classId, name }] : [],
        ),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
