import type * as z from 'zod'
import type { placePageApi } from '../../../domain/api/place-page.ts'
import type { Calendar } from '../../../domain/calendar/types.ts'
import { isDayOff } from '../../../domain/calendar/weeks.ts'
import { entryDue } from '../../../domain/duties/entry-due.ts'
import { rankOf, ruleOf } from '../../../domain/duties/list.ts'
import { isChildRule } from '../../../domain/duties/types.ts'
import { home } from '../../../domain/entries/home.ts'
import { openingsOf, openingWords } from '../../../domain/entries/home-hours.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import { addDays, lastOfMonth, monthOf, shanghaiDate, weekday } from '../../../domain/kit/dates.ts'
import { homeSession } from '../../../domain/records/home-session.ts'
import { RECORD_KINDS } from '../../../domain/records/list.ts'
import { ancestorOf, chainOf, type Place, titleOfClass } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { birthdaysOn } from '../../children/queries/birthdays.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { recordsAtEach } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { entryPage } from '../../entries/db/entry.ts'
import { statesOf } from '../../entries/queries/entries.ts'
import { recordPage } from '../../records/db/record-page.ts'
import { recordViews } from '../../records/queries/records.ts'
import { mayReadKind } from '../../records/readable.ts'
import { dueByDay } from '../db/due-by-day.ts'
import { placeTold } from '../place-told.ts'
import { placeByCode } from './term-of-place.ts'

type Out = z.input<(typeof placePageApi)['getPlaceCalendar']['response']>
type Item = Out['days'][number]['items'][number]
type OnDay = Item & { on: string }

/** What a place did and when its homes are open, of which no day has more than a page shows. */
const MOST_DONE = 300
const MOST_HOMES = 40
/** The same order on every day. */
const SORTS: readonly Item['sort'][] = ['birthday', 'open', 'due', 'done']

/**
 * A month of a place (kinds.md §4, calendar of the term): what falls due and how much of it is done, what the place did, when its homes are open, whose birthday it
 * is, which days are off. Only what the actor's post reads. Errors: place-unknown, not-found.
 */
export const getPlaceCalendar = async (
  ctx: Ctx,
  actor: Actor,
  code: string,
  asked: { month?: string | undefined },
): Promise<Out> => {
  can(actor, 'place.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, code, 'place.read')
      const tree = await tx.tree()
      const month = asked.month ?? monthOf(shanghaiDate(tx.now))
      const days = daysOf(month)
      const calendar = await calendarOf(tx, ancestorOf(tree, place.id, 'school')?.id ?? null)
      const chain = chainOf(tree, place.id)
      const items = [
        ...(canAt(actor, 'child.list', chain) ? await birthdays(tx, place, days) : []),
        ...(canAt(actor, 'entry.read', chain) && home.read.includes(actor.role)
          ? await openings(tx, place, days, calendar)
          : []),
        ...(canAt(actor, 'duty.read', chain) ? await due(tx, place, days) : []),
        ...(canAt(actor, 'record.read', chain) ? await done(tx, place, days) : []),
      ]
      const byDay = Map.groupBy(items, (item) => item.on)
      return {
        month,
        today: shanghaiDate(tx.now),
        days: days.map((on) => ({
          on,
          notes: notesOf(calendar, on),
          off: isDayOff(calendar, on),
          items: (byDay.get(on) ?? [])
            .toSorted((a, b) => SORTS.indexOf(a.sort) - SORTS.indexOf(b.sort))
            .map(({ on: _, ...item }) => item),
        })),
      }
    },
    { now: ctx.now() },
  )
}

const daysOf = (month: string): string[] => {
  const last = Number(lastOfMonth(month).slice(8))
  return Array.from({ length: last }, (_, i) => addDays(`${month}-01`, i))
}

/** Names of holidays, closures and make-up days, and a term's first and last day. */
const notesOf = ({ daysOff, terms }: Calendar, on: string): string[] => [
  ...terms.flatMap((t) => (t.startsOn === on ? [`${t.name}开学`] : t.endsOn === on ? [`${t.name}结束`] : [])),
  ...daysOff.flatMap((d) => (d.fromOn <= on && on <= d.toOn ? [d.name] : [])),
]

const birthdays = async (tx: Tx, place: Place, days: readonly string[]): Promise<OnDay[]> =>
  (await birthdaysOn(tx, place, days)).map(({ id, name, className, on, turns, lunar }) => ({
    on,
    sort: 'birthday',
    title: name,
    text: [className, `${turns}岁`, lunar].filter(Boolean).join(' '),
    count: null,
    child: id,
    record: null,
    entry: null,
    rule: null,
  }))

/** By the hours that the register has; not on days off. */
const openings = async (tx: Tx, place: Place, days: readonly string[], calendar: Calendar): Promise<OnDay[]> => {
  const found = await entryPage(tx, {
    kinds: [home.kind],
    place,
    child: null,
    states: statesOf([home], 'running'),
    at: null,
    after: null,
    limit: MOST_HOMES,
  })
  return found.flatMap((entry) =>
    openingsOf(entry.answers).flatMap((opening) =>
      days
        .filter((on) => weekday(on) === opening.day && on >= entry.from_on && !isDayOff(calendar, on))
        .map((on) => ({
          on,
          sort: 'open' as const,
          title: textIn(entry.answers, 'name') || home.title,
          text: openingWords(opening),
          count: null,
          child: null,
          record: null,
          entry: entry.id,
          rule: null,
        })),
    ),
  )
}

/** What comes round so often in a month says nothing by standing on each of its days. */
const OFTEN = 12

/**
 * What falls due. Of children always, with how many are done; of places and registers what is past and done is left out (it stands
 * there as done), and what comes almost daily is named only where it was left undone.
 */
const due = async (tx: Tx, place: Place, days: readonly string[]): Promise<OnDay[]> => {
  const today = shanghaiDate(tx.now)
  const rows = await dueByDay(tx, place, days[0] ?? '', days.at(-1) ?? '')
  const times = Map.groupBy(rows, (row) => row.rule)
  return rows
    .toSorted((a, b) => rankOf(a.rule) - rankOf(b.rule) || (a.label < b.label ? -1 : 1))
    .flatMap((row) => {
      const rule = ruleOf(row.rule)
      if (!rule) return []
      const [owed, met] = rule.unit === '户' ? [row.households, row.households_met] : [row.owed, row.met]
      const often = (times.get(row.rule)?.length ?? 0) > OFTEN
      if (!isChildRule(rule) && (met === owed || (often && row.due >= today))) return []
      return [
        {
          on: row.due,
          sort: 'due' as const,
          // What a register promised to a day says itself what it is.
          title: rule.key === entryDue.key ? row.label : rule.title,
          text: rule.key === entryDue.key ? '' : row.label,
          count: { owed, met, unit: rule.unit },
          child: null,
          record: null,
          entry: null,
          rule: row.rule,
        },
      ]
    })
}

/** Of the line of a home its name: its hours stand in the calendar anyway. */
const homeOf = (line: string): string => line.split('，')[0] ?? ''

/** What the place itself did, and what was done in its homes; records about single children stand in their files. */
const done = async (tx: Tx, place: Place, days: readonly string[]): Promise<OnDay[]> => {
  const kinds = RECORD_KINDS.filter(
    (k) => (k.subject?.of === 'place' || k.kind === homeSession.kind) && mayReadKind(tx.actor, k.kind),
  )
  const rows = await recordPage(tx, {
    each: await recordsAtEach(tx, place),
    child: null,
    kind: null,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    late: false,
    readable: kinds.map((k) => k.kind),
    after: null,
    limit: MOST_DONE,
  })
  const tree = await tx.tree()
  const byCode = new Map([...tree.values()].map((p) => [p.code, p]))
  return (await recordViews(tx, rows, 'answers')).map((record) => {
    const at = record.place ? byCode.get(record.place.code) : undefined
    // A school knows its classes by themselves; whoever is above it, with the school.
    const inside = at?.kind === 'class' && place.kind === 'school'
    const elsewhere = at && at.id !== place.id ? (inside ? titleOfClass(at) : placeTold(tree, at)) : ''
    return {
      on: record.happenedOn,
      sort: 'done' as const,
      title: record.kindTitle,
      text: [elsewhere, homeOf(record.entry?.line ?? ''), record.line].filter(Boolean).join(' '),
      count: null,
      child: null,
      record: record.id,
      entry: null,
      rule: record.kind,
    }
  })
}
