import type * as z from 'zod'
import type { dutyApi } from '../../../domain/api/duty.ts'
import type { Calendar } from '../../../domain/calendar/types.ts'
import { hasWeek, isTold, weekAround } from '../../../domain/duties/escalation.ts'
import { DUTY_RULES, rankOf } from '../../../domain/duties/list.ts'
import type { DutySubject } from '../../../domain/duties/subject-facts.ts'
import type { Duty } from '../../../domain/duties/types.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { type Actor, ROLES, type Role } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { dutiesOfSubjects } from '../../db/duties.ts'
import { entryFactsOf, kindsOwing, placeFactsOf } from '../../db/duty-subjects.ts'
import { childFactsOf } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { readsEntries } from '../../entries/reachable.ts'
import { pageOf } from '../../page-of.ts'
import { type Escalated, escalatedTo } from '../escalated.ts'
import { dutyViews } from './duty-views.ts'

type Listed = z.input<(typeof dutyApi)['listEscalated']['response']>
type Counted = z.input<(typeof dutyApi)['getEscalations']['response']>

/**
 * How much came up to this post: of what is past its grace one number; of whoever leads a place also what was closed undone in a
 * week, by rule and by whose kind of post it was, never person by person (no rankings, duties-and-sync §1). `week`: a day of it.
 */
export const getEscalations = async (
  ctx: Ctx,
  actor: Actor,
  asked: { week?: string | undefined },
): Promise<Counted> => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { today, week, all, capped } = await toldHere(tx, asked.week)
      const closed = hasWeek(actor.role) ? closedIn(all, week) : null
      return {
        told: isTold(actor.role),
        above: all.filter((d) => d.step === 'above').length,
        capped,
        closed: closed && {
          from: week.from,
          to: week.to < today ? week.to : today,
          n: closed.filter((d) => d.waived === null).length,
          waived: closed.filter((d) => d.waived !== null).length,
          groups: groupsOf(closed),
        },
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const groupsOf = (closed: readonly Escalated[]): NonNullable<Counted['closed']>['groups'] =>
  [...Map.groupBy(closed, (d) => `${d.rule} ${d.owner.role}`).values()]
    .flatMap((of) => {
      const [first] = of
      const rule = DUTY_RULES.find((r) => r.key === first?.rule)
      const waived = of.filter((d) => d.waived !== null).length
      return first && rule
        ? [
            {
              rule: rule.key,
              title: rule.title,
              unit: rule.unit,
              role: first.owner.role,
              roleName: first.owner.roleName,
              n: of.length - waived,
              waived,
            },
          ]
        : []
    })
    .sort((a, b) => rankOf(a.rule) - rankOf(b.rule) || ROLES.indexOf(a.role) - ROLES.indexOf(b.role))

type ListAsked = {
  step: 'above' | 'closed'
  week?: string | undefined
  rule?: string | undefined
  role?: Role | undefined
  waived: 'yes' | 'no'
  cursor?: string | undefined
  limit: number
}

/** The same one by one, by class and owner, by the page: each with its “why?”, what was tried, and since when it is told. Errors: invalid (no such cursor). */
export const listEscalated = async (ctx: Ctx, actor: Actor, asked: ListAsked): Promise<Listed> => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { today, week, all } = await toldHere(tx, asked.week)
      const mine = (asked.step === 'above' ? all.filter((d) => d.step === 'above') : closedIn(all, week)).filter(
        (d) =>
          (asked.step === 'above' || hasWeek(actor.role)) &&
          (d.waived !== null) === (asked.waived === 'yes') &&
          (asked.rule === undefined || d.rule === asked.rule) &&
          (asked.role === undefined || d.owner.role === asked.role),
      )
      const each = Map.groupBy(mine, (d) => d.owner.key)
      const { items, next } = pageOf(mine, asked, (d) => d.id)
      const told = new Map(items.map((d) => [d.id, d]))
      return {
        items: (await dutyViews(tx, await wholeOf(tx, items, today))).flatMap((view) => {
          const d = told.get(view.id)
          if (!d) return []
          const { key, roleName, name, place } = d.owner
          return [
            {
              ...view,
              owner: { key, roleName, name, place, n: each.get(key)?.length ?? 0 },
              since: d.since,
              sooner: d.key,
            },
          ]
        }),
        next,
        total: mine.length,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** What came up to the actor, and the days of the week that is asked for: on a Monday that is the one that has just ended. */
const toldHere = async (tx: Tx, day: string | undefined) => {
  const today = shanghaiDate(tx.now)
  const place = (await tx.tree()).get(tx.actor.placeId)
  if (!place) throw new AppError('not-found')
  const week = weekAround(day ?? addDays(today, -1))
  return { today, week, ...(await escalatedTo(tx, place, today, week.from < today ? week.from : today)) }
}

/** What was closed on a day of the week; `since` is the day after. */
const closedIn = (all: readonly Escalated[], { from, to }: { from: string; to: string }): Escalated[] =>
  all.filter((d) => d.step === 'closed' && from < d.since && d.since <= addDays(to, 1))

/** The engine's own answer for those of a page, in their order: dates, tries, reasons. */
const wholeOf = async (tx: Tx, items: readonly Escalated[], today: string): Promise<Duty[]> => {
  const ids = (kind: Escalated['subject']['kind']) => [
    ...new Set(items.flatMap((d) => (d.subject.kind === kind ? [d.subject.id] : []))),
  ]
  const tree = await tx.tree()
  const kinds = kindsOwing(DUTY_RULES).filter((k) => readsEntries(tx.actor, k.kind))
  const entries = ids('entry')
  const others: DutySubject[] = [
    ...(entries.length ? await entryFactsOf(tx, { kinds, ids: entries, since: '' }) : []).map(
      (facts): DutySubject => ({ kind: 'entry', facts }),
    ),
    ...(
      await placeFactsOf(
        tx,
        ids('place').flatMap((id) => tree.get(Number(id)) ?? []),
      )
    ).map((facts): DutySubject => ({ kind: 'place', facts })),
  ]
  const terms = new Set(items.map((d) => d.term))
  const named = (calendar: Calendar) => calendar.terms.filter((t) => terms.has(t.id))
  const found = new Map(
    (await dutiesOfSubjects(tx, { children: await childFactsOf(tx, ids('child')), others }, named, today)).map((d) => [
      d.id,
      d,
    ]),
  )
  return items.flatMap((d) => found.get(d.id) ?? [])
}
