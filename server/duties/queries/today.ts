import type * as z from 'zod'
import type { dutyApi } from '../../../domain/api/duty.ts'
import { closerWords } from '../../../domain/duties/by-level.ts'
import { DUTY_RULES, ruleOf } from '../../../domain/duties/list.ts'
import type { Duty, DutyRule } from '../../../domain/duties/types.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { withoutUrgent } from '../../../domain/kit/define-record.ts'
import { recordKind } from '../../../domain/records/list.ts'
import { carerTold } from '../../../domain/registers/carer-words.ts'
import { RELATION_NAMES } from '../../../domain/registers/child.ts'
import { type Place, type PlaceTree, titleOfClass } from '../../../domain/registers/place.ts'
import { byWay } from '../../../domain/registers/way-order.ts'
import { type Actor, holdersFor, type Role } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { ListedChild } from '../../children/db/child-list.ts'
import { listPage } from '../../children/db/child-list.ts'
import { dutyText } from '../../children/queries/child-rows.ts'
import { asksNumber, searchKey } from '../../children/queries/search-key.ts'
import { unlistedAmong } from '../../concerns/unlisted.ts'
import type { Ctx } from '../../context.ts'
import { othersAt } from '../../db/duties.ts'
import { levelsOf } from '../../db/evidence.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { readsEntries } from '../../entries/reachable.ts'
import { fitting } from '../../one-answer.ts'
import { CURSOR_FAULT } from '../../page-of.ts'
import { villageRank } from '../../places/queries/places.ts'
import { newestRecords } from '../../records/db/record.ts'
import { answersOnly } from '../../records/queries/records.ts'
import { readableKinds } from '../../records/readable.ts'
import { type PressingDuty, pressingRows } from '../db/pressing-rows.ts'
import { currentDuties, dutiesToday } from './current-duties.ts'
import { type DutyOut, dutyViews } from './duty-views.ts'
import { isByLevel } from './picture-grid.ts'

/**
 * Who teaches a class without leading it is told of what such a post can write (a plan's stage, a study note), not of the class teacher's talks and
 * visits (kinds.md §6); everybody else answers for, or looks over, what is owed to the children in sight.
 */
const isToldOf = (role: Role, rule: string): boolean =>
  role !== 'subject-teacher' ||
  (ruleOf(rule)?.evidence.kinds.some((kind) => recordKind(kind)?.write.includes(role)) ?? false)

/** What is owed by a place or to an entry, to whoever holds it or has that post. */
type TodayOther = z.input<(typeof dutyApi)['getToday']['response']>['others'][number]
type TodayDuty = Pick<DutyOut, 'rule' | 'state' | 'text'> & { period: { key: string } }
export type TodayChild = {
  id: string
  name: string
  className: string | null
  /** The newest record of any kind. */
  last: { title: string; on: string; line: string } | null
  note: string | null
  /** Why it is owed more often than usual; null where it is not. */
  closer: string | null
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
  counts: { due: number; week: number; all: number; late: number; soon: number }
  /** What is owed in this list, and to how many children. */
  rules: { rule: string; title: string; n: number }[]
  /** More children than one list takes: only the first ones of the place were looked at. */
  capped: boolean
  households: TodayHousehold[]
  /** Households after these, and where to go on. */
  more: number
  next: string | null
  others: TodayOther[]
  othersMore: number
}
type Show = 'due' | 'week' | 'all'
export type TodayAsked = {
  cursor?: string | undefined
  limit: number
  /** Households of whoever is found by this name, pinyin or number; the counts stay those of all. */
  q?: string | undefined
  /** In which order households come: the most pressing first, or village by village. */
  by?: 'urgency' | 'village' | undefined
  /** Only who is owed this. */
  rule?: string | undefined
}

const pressing = (d: Pick<PressingDuty, 'state'> & { period: { windows: { due: string } } }, until: string) =>
  d.state === 'overdue' || ((d.state === 'due-soon' || d.state === 'open') && d.period.windows.due <= until)

/** One list takes so many children; whoever has more looks at one school or village at a time, and is told so. */
const MOST = 5000
/** Children whose duties are worked out at once: memory stays bounded. */
const AT_ONCE = 1000

/**
 * Who needs what from me: by household, siblings together, overdue first; by the page, whose counts are of all. What a page
 * shows besides the order (words, last records) is asked for that page alone. Errors: invalid (no such cursor).
 */
export const getToday = async (
  ctx: Ctx,
  actor: Actor,
  show: Show,
  asked: TodayAsked = { limit: 200 },
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<Today> => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const place = (await tx.tree()).get(actor.placeId)
      if (!place) throw new AppError('not-found')
      const found = await listPage(
        tx,
        { place, today, status: 'enrolled', leftBehind: 'education' },
        'class',
        null,
        MOST + 1,
      )
      const rows = found.slice(0, MOST)
      const ids = rows.map((r) => r.id)
      const duties = ((await pressingRows(tx, today, ids)) ?? (await pressingFound(tx, today, ids))).filter((d) =>
        isToldOf(actor.role, d.rule),
      )
      // Due: overdue, or due within five days; week: what is not over yet and ends within seven (F18); all: everything open.
      const until = { due: addDays(today, 5), week: addDays(today, 7), all: '9999' }
      const chosen = (limit: Show) =>
        duties.filter((d) => pressing(d, until[limit]) && !(limit === 'week' && d.state === 'overdue'))
      const wanted = Map.groupBy(chosen(show), (d) => d.childId)
      const terms = asked.q?.trim() ? await searchKey(ctx, tx, asked.q) : null
      const hits = terms
        ? new Set(
            (
              await listPage(
                tx,
                { place, today, status: 'enrolled', leftBehind: 'education', terms },
                'class',
                null,
                MOST,
              )
            ).map((r) => r.household_id),
          )
        : null
      const owed = (r: ListedChild) =>
        asked.rule === undefined
          ? show === 'all' || wanted.has(r.id)
          : (wanted.get(r.id) ?? []).some((d) => d.rule === asked.rule)
      const shown = rows.filter((r) => owed(r) && (hits === null || hits.has(r.household_id)))
      const ordered = inOrder(await tx.tree(), asked.by ?? 'urgency', shown, wanted)
      const from = startOf(ordered, asked)
      const page = ordered.slice(from, from + asked.limit)
      const households = fitting(await homesOf(tx, page, wanted))
      const end = from + households.length
      const last = households.at(-1)
      const due = chosen('due')
      const people = (list: readonly PressingDuty[]) => new Set(list.map((d) => d.childId)).size
      const others = await othersToday(tx, place, today, until[show], rules)
      return {
        today,
        counts: {
          due: people(due),
          week: people(chosen('week')),
          all: rows.length,
          late: people(due.filter((d) => d.state === 'overdue')),
          soon: people(due.filter((d) => d.state !== 'overdue')),
        },
        rules: ofRules(chosen(show)),
        capped: found.length > MOST,
        households,
        more: ordered.length - end,
        next: last && end < ordered.length ? `${end}.${last.householdId}` : null,
        others: await othersShown(tx, others.slice(0, OTHERS_SHOWN), rules),
        othersMore: Math.max(0, others.length - OTHERS_SHOWN),
      }
    },
    { readOnly: !asksNumber(asked.q), now: ctx.now() },
  )
}

type HomeOf = { householdId: string; members: readonly ListedChild[]; urgency: number }

/**
 * Households one after the other: the most pressing first, or village by village as the offices list them; both times as one comes by
 * on the way (F18).
 */
const inOrder = (
  tree: PlaceTree,
  by: 'urgency' | 'village',
  shown: readonly ListedChild[],
  wanted: ReadonlyMap<string, readonly PressingDuty[]>,
): HomeOf[] => {
  const rank = villageRank(tree)
  const villageOf = ({ members: [first] }: HomeOf) => rank(first?.village_id ?? null)
  return [...Map.groupBy(shown, (r) => r.household_id)]
    .map(([householdId, members]) => ({
      householdId,
      members,
      urgency: Math.min(...members.flatMap((m) => (wanted.get(m.id) ?? []).map(lateness)), 999),
    }))
    .sort(
      (a, b) =>
        (by === 'urgency' ? a.urgency - b.urgency : 0) ||
        villageOf(a) - villageOf(b) ||
        byWay(a.members[0]?.address ?? null, b.members[0]?.address ?? null),
    )
}

/** Of how many children each rule asks something in this list, in the order of the rules. */
const ofRules = (duties: readonly PressingDuty[]): Today['rules'] =>
  DUTY_RULES.flatMap(({ key, title }) => {
    const n = new Set(duties.filter((d) => d.rule === key).map((d) => d.childId)).size
    return n === 0 ? [] : [{ rule: key, title, n }]
  })

/** The same as the engine finds it now. */
const pressingFound = async (tx: Tx, today: string, ids: readonly string[]): Promise<PressingDuty[]> => {
  const found: PressingDuty[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE)
    for (const d of await currentDuties(tx, today, ids.slice(at, at + AT_ONCE)))
      found.push({ ...d, childId: d.subject.id, tries: d.attempts.length })
  return found
}

/**
 * Where a page begins: after the household that the cursor names. Where that one is done meanwhile the list has moved up: it
 * begins a page earlier, so that nobody is passed over.
 */
const startOf = (ordered: readonly { householdId: string }[], { cursor, limit }: TodayAsked): number => {
  if (cursor === undefined) return 0
  const [at, id] = [Number(cursor.split('.')[0]), cursor.split('.')[1]]
  if (!Number.isInteger(at)) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  const known = ordered.findIndex((h) => h.householdId === id)
  return known === -1 ? Math.max(0, at - limit) : known + 1
}

/** What a page shows of its households: words, duties, what was done last and what was promised then. */
const homesOf = async (
  tx: Tx,
  page: readonly { householdId: string; members: readonly ListedChild[] }[],
  wanted: ReadonlyMap<string, readonly PressingDuty[]>,
): Promise<TodayHousehold[]> => {
  const tree = await tx.tree()
  const children = page.flatMap((h) => h.members.map((m) => m.id))
  const found = await newestRecords(tx, children, readableKinds(tx.actor))
  const unlisted = await unlistedAmong(tx, found)
  const close = children.filter((id) => (wanted.get(id) ?? []).some((d) => BY_LEVEL.has(d.rule)))
  const levels = await levelsOf(tx, close)
  const today = shanghaiDate(tx.now)
  const newest = new Map(found.map((r) => [r.child_id, r]))
  const lastOf = (childId: string) => {
    const record = newest.get(childId)
    const kind = record ? recordKind(record.kind) : null
    if (!record || !kind) return { last: null, note: null }
    const told = unlisted.has(record.id) ? withoutUrgent(kind, record.body) : record.body
    return {
      last: {
        title: kind.title,
        on: record.happened_on,
        line: kind.line(answersOnly(recordKind, { ...record, body: told })),
      },
      // What was promised last time.
      note: kind.next?.(told) || null,
    }
  }
  return page.map(({ householdId, members }) => {
    const [first] = members
    const relation = first?.carer_relation_text ?? (first?.care_relation ? RELATION_NAMES[first.care_relation] : null)
    return {
      householdId,
      villageName: first?.village_id ? (tree.get(first.village_id)?.name ?? null) : null,
      address: first?.address ?? null,
      carerText: first?.carer_name ? `${carerTold(relation ?? '', first.carer_name)} 照看` : null,
      children: members.map((m) => {
        const klass = m.class_id === null ? null : tree.get(m.class_id)
        return {
          id: m.id,
          name: m.name,
          className: titleOfClass(klass),
          ...lastOf(m.id),
          closer: closerWords(levels.get(m.id) ?? [], today),
          duties: (wanted.get(m.id) ?? []).toSorted((a, b) => lateness(a) - lateness(b)).map(shownOf),
        }
      }),
    }
  })
}

const BY_LEVEL: ReadonlySet<string> = new Set(DUTY_RULES.filter(isByLevel).map((r) => r.key))

/** So many entries of registers are looked at for one list of the day, and so many lines of it shown. */
const MOST_OTHERS = 2000
/** Windows close within weeks: what ended before that many days presses nobody. */
const ENDED_LATELY = 62
const OTHERS_SHOWN = 60

/** Pressing duties of entries and places that are the actor's own: held by this account, else of this post. */
const othersToday = async (
  tx: Tx,
  place: Place,
  today: string,
  until: string,
  rules: readonly DutyRule[],
): Promise<Duty[]> => {
  const { actor } = tx
  const others = await othersAt(tx, place, addDays(today, -ENDED_LATELY), {
    rules,
    reads: (kind) => readsEntries(actor, kind),
    holders: holdersFor(actor),
    most: MOST_OTHERS,
  })
  return (await dutiesToday(tx, today, { others }, rules))
    .filter(
      (d) =>
        pressing(d, until) &&
        (d.owner.account === null ? d.owner.role === actor.role : holdersFor(actor).includes(d.owner.account)),
    )
    .sort((a, b) => lateness(a) - lateness(b))
}

const othersShown = async (tx: Tx, duties: readonly Duty[], rules: readonly DutyRule[]): Promise<TodayOther[]> => {
  const tree = await tx.tree()
  const kinds = new Map(duties.map((d) => [d.id, d]))
  return (await dutyViews(tx, duties, rules)).map((view) => {
    const duty = kinds.get(view.id)
    const at = duty?.subject.kind === 'place' ? undefined : tree.get(duty?.schoolId ?? duty?.villageId ?? -1)
    const rule = rules.find((r) => r.key === view.rule)
    const record = rule?.evidence.kinds.find((kind) => recordKind(kind)?.write.includes(tx.actor.role)) ?? null
    return {
      id: view.id,
      rule: view.rule,
      ruleTitle: view.ruleTitle,
      subject: view.subject,
      kindTitle: duty?.entryKind ? (entryKind(duty.entryKind)?.title ?? '') : '',
      kind: duty?.entryKind ?? null,
      of: view.childName ?? at?.name ?? null,
      state: view.state,
      text: view.text,
      daysLate: view.daysLate,
      period: { key: view.period.key, label: view.period.label, due: view.period.windows.due },
      record,
    }
  })
}

const shownOf = (d: PressingDuty): TodayDuty => ({
  rule: d.rule,
  state: d.state,
  text: dutyText({ ...d, attempts: { length: d.tries }, waiver: null }),
  period: { key: d.period.key },
})
const lateness = (d: { daysLate: number | null }) => -(d.daysLate ?? -999)
