import { weekOf } from '../../../domain/calendar/weeks.ts'
import { isMet, isOwed, unitKey } from '../../../domain/duties/duty-facts.ts'
import { DUTY_RULES, rankOf } from '../../../domain/duties/list.ts'
import { type DutyRule, isChildRule } from '../../../domain/duties/types.ts'
import { addDays, maxDate, monthOf, shanghaiDate } from '../../../domain/kit/dates.ts'
import { classTitle, type Place, placesUnder } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { headTeachers } from '../../accounts/db/account.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { otherDuties } from '../../db/duties.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { readsEntries } from '../../entries/reachable.ts'
import { keptDuties } from '../../figures/queries/place-figures.ts'
import { classRank, sortedClasses } from '../../places/queries/places.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { dutiesKept, type KeptDuty } from '../db/duties-kept.ts'
import { metByDay } from '../db/met-by-day.ts'
import { asOther, standsAt } from './board-cells.ts'
import { askedHere, columnMonth, isByLevel, type PictureColumn, pictureCell } from './picture-grid.ts'
import { calendarsAt, periodsOf } from './place-calendars.ts'

/** A row of the picture: a class, a child (of a class or a village), or the place itself. */
type Row = { key: string; name: string; place: Place | null; childId: string | null }
type Kept = KeptDuty & { placeId: number | null; childId: string | null }

/**
 * A term at a glance, to today: rows (a school's classes, a class's or village's children) × what fell due month by month, how the
 * monthly rule went on day by day, who is not reached yet this month, what ends within seven days. Not of townships and counties.
 * Before the first term: `term` null, nothing else. Errors: forbidden, place-unknown, not-found.
 */
export const getTermPicture = async (
  ctx: Ctx,
  actor: Actor,
  input: { place: string },
  rules: readonly DutyRule[] = DUTY_RULES,
) => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, input.place, 'duty.read')
      const today = shanghaiDate(tx.now)
      const calendars = await calendarsAt(tx, place)
      const [calendar] = calendars
      // In the holidays the term that is over, with what became of it.
      const term = calendar?.terms.findLast((t) => t.startsOn <= today) ?? null
      if (!calendar || !term || place.kind === 'township' || place.kind === 'county') return NOTHING
      const usesFrom = calendar.usesFrom ?? null
      const periods = periodsOf(calendars, (p) => p.term === term.id)
      const kept = await keptDuties(tx, { place, term: term.id, at: today })
      const ofChildren = periods.flatMap(({ rule, period }) => {
        const month = columnMonth(period, today)
        if (month === undefined || !isChildRule(rule)) return []
        const key = `${rule.key}|${period.key}`
        const title = period.key === month ? rule.title : `${period.label}${rule.title}`
        return [{ key, month, rule: rule.key, period: period.key, title, unit: rule.unit, byLevel: isByLevel(rule) }]
      })
      const children = await dutiesKept(
        tx,
        [kept],
        ofChildren.map((c) => c.key),
      )
      const others = (
        await otherDuties(tx, place, [term.id], today, (kind) => readsEntries(tx.actor, kind), rules)
      ).flatMap((d) => {
        const month = columnMonth(d.period, today)
        // What an entry asks for later stands on its own page.
        return !month ? [] : [{ ...asOther(d), period: month, placeId: standsAt(d, place), childId: d.childId }]
      })
      const columns = inOrder([
        ...askedHere(ofChildren, new Set(children.map((d) => `${d.rule}|${d.period}`))),
        ...columnsOfOthers(others, rules),
      ])
      const rows = await rowsOf(tx, place, children, others)
      const teachers = await headTeachers(tx, today)
      const talk = rules.find((r) => isChildRule(r) && r.rhythm === 'month') ?? null
      const months = [...new Set(columns.flatMap((c) => c.month ?? []))].sort()
      return {
        term: { id: term.id, name: term.name, week: weekOf(term, today) },
        usesFrom: usesFrom !== null && usesFrom > term.startsOn ? usesFrom : null,
        columns,
        rows: rows.slice(0, ROWS).flatMap((row) => {
          const mine = dutiesOf(row, rows, children, others)
          const cells = columns.flatMap((c) => pictureCell(c, mine.get(c.key) ?? []))
          const n = new Set(
            [...mine.values()].flat().flatMap((d) => (d.subject.kind === 'child' ? [d.subject.id] : [])),
          ).size
          if (cells.length === 0) return []
          return [
            {
              ...faceOf(row),
              children: n,
              headTeacher: row.place ? (teachers.get(row.place.id) ?? null) : null,
              cells,
            },
          ]
        }),
        /** Rows beyond those that one answer takes: the board and lists have them. */
        more: Math.max(0, rows.length - ROWS),
        totals: columns.flatMap((c) =>
          pictureCell(
            c,
            [...children, ...others].filter((d) => keyOf(d) === c.key),
          ),
        ),
        reached: talk === null ? null : await reachedOf(tx, kept, talk, children, months),
        missed: talk === null ? null : await missedOf(tx, talk, children, monthOf(today)),
        coming: comingOf(periods, children, today),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** One answer takes so many rows: a village may have hundreds of children. */
const ROWS = 120

const NOTHING = {
  term: null,
  usesFrom: null,
  columns: [],
  rows: [],
  more: 0,
  totals: [],
  reached: null,
  missed: null,
  coming: [],
}

const keyOf = (d: Pick<KeptDuty, 'rule' | 'period'>): string => `${d.rule}|${d.period}`

/** What entries and places owe: one column a rule and month, whatever their own periods are called. */
const columnsOfOthers = (others: readonly Kept[], rules: readonly DutyRule[]): PictureColumn[] =>
  rules.flatMap((rule) =>
    [...new Set(others.filter((d) => d.rule === rule.key).map((d) => d.period))].map((period) => ({
      key: `${rule.key}|${period}`,
      month: period,
      rule: rule.key,
      period: '',
      title: rule.title,
      unit: rule.unit,
    })),
  )

/** Month by month, in each the rules as they are declared; what is open for longer comes last. */
const inOrder = (columns: readonly PictureColumn[]): PictureColumn[] =>
  columns.toSorted((a, b) => {
    const [x, y] = [a.month ?? '9999', b.month ?? '9999']
    return x < y ? -1 : x > y ? 1 : rankOf(a.rule) - rankOf(b.rule)
  })

const rowsOf = async (tx: Tx, place: Place, children: readonly KeptDuty[], others: readonly Kept[]): Promise<Row[]> => {
  const tree = await tx.tree()
  const classes = place.kind === 'school' ? sortedClasses(placesUnder(tree, place.id, 'class')) : []
  const listed = place.kind === 'school' ? [] : [...new Set(children.map((d) => d.subject.id))]
  const rows: Row[] = [
    ...classes.map((c) => ({ key: c.code, name: classTitle(c.grade, c.label), place: c, childId: null })),
    ...(await childNames(tx, listed)).map((c) => ({ key: c.id, name: c.name, place: null, childId: c.id })),
  ]
  const home = (d: Kept) => rows.find((r) => (r.place ? r.place.id === d.placeId : r.childId === d.childId))
  return others.every(home) ? rows : [...rows, { key: place.code, name: place.name, place, childId: null }]
}

/** The duties of a row by column; what has no other row stands in that of the place itself. */
const dutiesOf = (
  row: Row,
  rows: readonly Row[],
  children: readonly KeptDuty[],
  others: readonly Kept[],
): Map<string, KeptDuty[]> => {
  const stands = (d: Kept) =>
    rows.find((r) => (r.childId !== null ? r.childId === d.childId : r.place?.id === d.placeId)) ?? rows.at(-1)
  return Map.groupBy(
    [
      ...children.filter((d) => (row.childId === null ? d.classId === row.place?.id : d.subject.id === row.childId)),
      ...others.filter((d) => stands(d) === row),
    ],
    keyOf,
  )
}

const faceOf = ({ key, name, place, childId }: Row) => ({
  key,
  name,
  childId,
  code: place?.code ?? null,
  grade: place?.kind === 'class' ? place.grade : null,
  own: place !== null && place.kind !== 'class',
})

/** Of the monthly rule: how many were owed in each month, and how many reached by which day. */
const reachedOf = async (
  tx: Tx,
  kept: Parameters<typeof metByDay>[1],
  rule: DutyRule,
  children: readonly KeptDuty[],
  months: readonly string[],
) => {
  const days = Map.groupBy(await metByDay(tx, kept, rule.key), (d) => d.period)
  return {
    rule: rule.key,
    title: rule.title,
    months: months.flatMap((month) => {
      const owed = children.filter((d) => d.rule === rule.key && d.period === month && isOwed(d.state))
      if (owed.length === 0) return []
      const line: { on: string; n: number }[] = []
      for (const { on, n } of days.get(month) ?? [])
        line.push({ on: maxDate(on, `${month}-01`), n: n + (line.at(-1)?.n ?? 0) })
      return [{ month, owed: owed.length, met: owed.filter((d) => isMet(d.state)).length, days: line }]
    }),
  }
}

/** So many names are told; of more than that only those who were missed the month before as well. */
const NAMED = 30

/** Who lacks the monthly rule this month, in class order; first those who lacked it in the month before too. */
const missedOf = async (tx: Tx, rule: DutyRule, children: readonly KeptDuty[], month: string) => {
  const lacking = (of: string) =>
    children.filter((d) => d.rule === rule.key && d.period === of && isOwed(d.state) && !isMet(d.state))
  // Where nothing was asked for, nobody did it all.
  if (!children.some((d) => d.rule === rule.key && d.period === month && isOwed(d.state))) return null
  const now = lacking(month)
  const before = new Set(lacking(monthOf(addDays(`${month}-01`, -1))).map((d) => d.subject.id))
  const rank = classRank(await tx.tree())
  const ordered = now.toSorted(
    (a, b) => Number(before.has(b.subject.id)) - Number(before.has(a.subject.id)) || rank(a.classId) - rank(b.classId),
  )
  const told = ordered.slice(0, ordered.length > NAMED ? Math.max(10, Math.min(NAMED, before.size)) : NAMED)
  const names = new Map(
    (
      await childNames(
        tx,
        told.map((d) => d.subject.id),
      )
    ).map((c) => [c.id, c]),
  )
  return {
    rule: rule.key,
    title: rule.title,
    period: month,
    count: now.length,
    names: told.flatMap((d) => {
      const child = names.get(d.subject.id)
      return child ? [{ id: child.id, name: child.name, className: child.className, again: before.has(child.id) }] : []
    }),
  }
}

const SOON = 7

/** What ends within seven days, with how many still lack it. */
const comingOf = (periods: ReturnType<typeof periodsOf>, children: readonly KeptDuty[], today: string) =>
  periods
    .filter(({ period }) => period.windows.due >= today && period.windows.due <= addDays(today, SOON))
    .flatMap(({ rule, period }) => {
      const lacking = children.filter(
        (d) => d.rule === rule.key && d.period === period.key && isOwed(d.state) && !isMet(d.state),
      )
      if (lacking.length === 0) return []
      const n = new Set(lacking.map((d) => unitKey(rule.unit, d))).size
      return [{ on: period.windows.due, title: `${period.label}${rule.title}`, unit: rule.unit, n }]
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))
