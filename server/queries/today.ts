import type { Duty } from '../../domain/duties/types.ts'
import { AppError } from '../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../domain/kit/dates.ts'
import { recordKind } from '../../domain/records/list.ts'
import { RELATION_NAMES } from '../../domain/registers/child.ts'
import { classTitle } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { listPage } from '../db/child-list.ts'
import { lastRecords } from '../db/record.ts'
import { inActorTx } from '../db/tx.ts'
import { readableKinds } from '../records/readable.ts'
import { currentDuties } from './current-duties.ts'
import { type DutyOut, dutyViews } from './duty-views.ts'
import { answersOnly } from './records.ts'

type TodayDuty = Pick<DutyOut, 'rule' | 'state' | 'text'> & { period: { key: string } }
export type TodayChild = {
  id: string
  name: string
  className: string | null
  last: { title: string; on: string; line: string } | null
  note: string | null
  duties: TodayDuty[]
}
export type TodayHousehold = {
  householdId: string
  villageName: string | null
  address: string | null
  carerText: string | null
  children: TodayChild[]
}
export type Today = {
  today: string
  counts: { due: number; week: number; all: number }
  /** More children than one list takes: only the first ones of the place were looked at. */
  capped: boolean
  households: TodayHousehold[]
}

const pressing = (d: Duty, until: string) =>
  d.state === 'overdue' || ((d.state === 'due-soon' || d.state === 'open') && d.period.windows.due <= until)

/** So many are sent, the most pressing first: no answer is above 200 kB. */
const SENT = 255

/** One list takes so many children; whoever has more looks at one school or village at a time, and is told so. */
const MOST = 2000

/** Who needs what from me: by household, siblings together, overdue first. */
export const getToday = async (ctx: Ctx, actor: Actor, show: 'due' | 'week' | 'all'): Promise<Today> => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const tree = await tx.tree()
      const place = tree.get(actor.placeId)
      if (!place) throw new AppError('not-found')
      const found = await listPage(
        tx,
        { place, today, status: 'enrolled', leftBehind: 'education' },
        'class',
        null,
        MOST + 1,
      )
      const rows = found.slice(0, MOST)
      const duties = await currentDuties(
        tx,
        today,
        rows.map((r) => r.id),
      )
      // Due: overdue, or due within five days; week: within seven; all: everything that is open.
      const until = { due: addDays(today, 5), week: addDays(today, 7), all: '9999' }
      const chosen = (limit: 'due' | 'week' | 'all') => duties.filter((d) => pressing(d, until[limit]))
      const wanted = chosen(show)
      const views = Map.groupBy(await dutyViews(tx, wanted), (d) => d.childId)
      const last = await lastRecords(
        tx,
        show === 'all' ? rows.map((r) => r.id) : [...views.keys()],
        readableKinds(tx.actor),
      )
      const newest = new Map(last.sort((a, b) => (a.happened_on < b.happened_on ? -1 : 1)).map((r) => [r.child_id, r]))
      const lastOf = (childId: string) => {
        const record = newest.get(childId)
        const kind = record ? recordKind(record.kind) : null
        if (!record || !kind) return { last: null, note: null }
        return {
          last: { title: kind.title, on: record.happened_on, line: kind.line(answersOnly(record)) },
          // What was promised last time.
          note: kind.next?.(record.body) || null,
        }
      }
      const shown = show === 'all' ? rows : rows.filter((r) => views.has(r.id))
      const households = [...Map.groupBy(shown, (r) => r.household_id)].map(
        ([householdId, members]): TodayHousehold => {
          const [first] = members
          const relation =
            first?.carer_relation_text ?? (first?.care_relation ? RELATION_NAMES[first.care_relation] : null)
          return {
            householdId,
            villageName: first?.village_id ? (tree.get(first.village_id)?.name ?? null) : null,
            address: first?.address ?? null,
            carerText: first?.carer_name ? `${relation ? `${relation} ` : ''}${first.carer_name} 照看` : null,
            children: members.map((m) => {
              const klass = m.class_id === null ? null : tree.get(m.class_id)
              return {
                id: m.id,
                name: m.name,
                className: klass ? classTitle(klass.grade, klass.label) : null,
                ...lastOf(m.id),
                duties: (views.get(m.id) ?? [])
                  .sort(byUrgency)
                  .map(({ rule, state, text, period: { key } }) => ({ rule, state, text, period: { key } })),
              }
            }),
          }
        },
      )
      const urgency = (h: TodayHousehold) =>
        Math.min(...h.children.flatMap((c) => (views.get(c.id) ?? []).map(lateness)), 999)
      const ordered = households.sort((a, b) => urgency(a) - urgency(b))
      const sent = firstOf(ordered, SENT)
      const people = (limit: 'due' | 'week') => new Set(chosen(limit).map((d) => d.childId)).size
      return {
        today,
        counts: { due: people('due'), week: people('week'), all: rows.length },
        capped: found.length > MOST || sent.length < ordered.length,
        households: sent,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const lateness = (d: Pick<DutyOut, 'daysLate'>) => -(d.daysLate ?? -999)
const byUrgency = (a: Pick<DutyOut, 'daysLate'>, b: Pick<DutyOut, 'daysLate'>) => lateness(a) - lateness(b)

/** Whole households, in their order, of at most so many children; the first one in any case. */
const firstOf = (households: readonly TodayHousehold[], most: number): TodayHousehold[] => {
  let children = 0
  const end = households.findIndex((h, i) => {
    children += h.children.length
    return children > most && i > 0
  })
  return end === -1 ? [...households] : households.slice(0, end)
}
