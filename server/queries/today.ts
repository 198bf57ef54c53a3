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
import { currentDuties } from './current-duties.ts'
import { type DutyOut, dutyViews } from './duty-views.ts'

export type TodayChild = {
  id: string
  name: string
  className: string | null
  lastTalk: { on: string; line: string } | null
  lastVisit: { on: string; line: string } | null
  note: string | null
  duties: DutyOut[]
}
export type TodayHousehold = {
  householdId: string
  villageName: string | null
  address: string | null
  carerText: string | null
  children: TodayChild[]
}
export type Today = { today: string; counts: { due: number; week: number; all: number }; households: TodayHousehold[] }

const pressing = (d: Duty, until: string) =>
  d.state === 'overdue' || ((d.state === 'due-soon' || d.state === 'open') && d.period.windows.due <= until)

/** Who needs what from me: by household, siblings together, overdue first. A phone's share is at most 500 children. */
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
      const rows = await listPage(tx, { place, today, status: 'enrolled', leftBehind: 'education' }, 'class', null, 500)
      const duties = await currentDuties(
        tx,
        place,
        today,
        rows.map((r) => r.id),
      )
      // Due: overdue, or due within five days; week: within seven; all: everything that is open.
      const until = { due: addDays(today, 5), week: addDays(today, 7), all: '9999' }
      const chosen = (limit: 'due' | 'week' | 'all') => duties.filter((d) => pressing(d, until[limit]))
      const wanted = chosen(show)
      const views = Map.groupBy(await dutyViews(tx, wanted), (d) => d.childId)
      const last = await lastRecords(tx, show === 'all' ? rows.map((r) => r.id) : [...views.keys()])
      const line = (childId: string, kind: string) => {
        const found = last.find((r) => r.child_id === childId && r.kind === kind)
        return found ? { on: found.happened_on, line: recordKind(kind)?.line(found.body) ?? '' } : null
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
                lastTalk: line(m.id, 'talk'),
                lastVisit: line(m.id, 'home-visit'),
                note: null,
                duties: (views.get(m.id) ?? []).sort(byUrgency),
              }
            }),
          }
        },
      )
      const ordered = households.sort((a, b) => urgency(a) - urgency(b))
      const people = (limit: 'due' | 'week') => new Set(chosen(limit).map((d) => d.childId)).size
      return { today, counts: { due: people('due'), week: people('week'), all: rows.length }, households: ordered }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const lateness = (d: DutyOut) => -(d.daysLate ?? -999)
const byUrgency = (a: DutyOut, b: DutyOut) => lateness(a) - lateness(b)
const urgency = (h: TodayHousehold) => Math.min(...h.children.flatMap((c) => c.duties.map(lateness)), 999)
