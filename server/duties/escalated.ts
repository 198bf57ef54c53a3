import {
  aboveAfter,
  closedAfter,
  type Escalation,
  escalationOf,
  heardBy,
  isTold,
  leaderOf,
  toldAbove,
} from '../../domain/duties/escalation.ts'
import { rankOf } from '../../domain/duties/list.ts'
import { openTerms } from '../../domain/duties/open-terms.ts'
import type { Duty } from '../../domain/duties/types.ts'
import { keyChild } from '../../domain/entries/key-child.ts'
import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { addDays } from '../../domain/kit/dates.ts'
import { isOfList } from '../../domain/kit/define-entry.ts'
import type { Place } from '../../domain/registers/place.ts'
import { childNames } from '../children/db/child-names.ts'
import { placeDuties } from '../db/duties.ts'
import type { Tx } from '../db/tx-type.ts'
import { readsEntries } from '../entries/reachable.ts'
import { classRank } from '../places/queries/places.ts'
import { rowsAt } from './db/kept-duties.ts'
import { keyChildren, MOST_UNDONE, type UndoneDuty, undoneRows } from './db/undone-rows.ts'
import { type Owner, ownersAt } from './owners.ts'
import { calendarsAt } from './queries/place-calendars.ts'

/** A duty that is told to the actor, whose it is, and since when it is told. */
export type Escalated = UndoneDuty & { owner: Owner; key: boolean; step: Exclude<Escalation, 'owner'>; since: string }

/**
 * What of the actor's place has come up to the actor's post by `today` and is neither done nor over since before `from`; waived ones among
 * what was closed. A case that only a list may know of leaves no row: whoever is on its list sees it on the strip above everything. In
 * the order of the classes, then of owners and rules: never by how much somebody owes.
 */
export const escalatedTo = async (
  tx: Tx,
  place: Place,
  today: string,
  from: string,
): Promise<{ all: Escalated[]; capped: boolean }> => {
  const { actor } = tx
  if (!isTold(actor.role)) return { all: [], capped: false }
  const registers = ENTRY_KINDS.filter((k) => !isOfList(k) && readsEntries(actor, k.kind)).map((k) => k.kind)
  const posts = heardBy(actor.role)
  const undone = await undoneAt(tx, place, today, { since: from, posts, registers })
  const found = undone.slice(0, MOST_UNDONE)
  const keys = readsEntries(actor, keyChild.kind)
    ? await keyChildren(
        tx,
        [...new Set(found.flatMap((d) => d.childId ?? []))],
        keyChild.states.flatMap((s) => (s.ended ? [s.value] : [])),
      )
    : new Set<string>()
  const owners = await ownersAt(tx, place)
  const rank = classRank(await tx.tree())
  const told = found.flatMap((d): Escalated[] => {
    const key = d.childId !== null && keys.has(d.childId)
    const state = today > d.windows.closes ? 'missed' : 'overdue'
    const step = escalationOf({ windows: d.windows, key, state }, today)
    if (step === null || step === 'owner') return []
    const owner = owners.ownerOf(d)
    const to = step === 'closed' ? leaderOf(owner.role, d) : toldAbove(owner.role, d, (role) => owners.held(role, d))
    if (to !== actor.role || (step === 'above' && (d.waived !== null || d.holder === actor.accountId))) return []
    const last = step === 'closed' ? closedAfter({ windows: d.windows, key }) : aboveAfter({ windows: d.windows, key })
    return [{ ...d, owner, key, step, since: addDays(last, 1) }]
  })
  const names = await childNames(tx, [...new Set(told.flatMap((d) => d.childId ?? []))])
  const byName = new Map(names.map((c, i) => [c.id, i]))
  const nameRank = (d: Escalated) => byName.get(d.childId ?? '') ?? names.length
  const all = told.sort(
    (a, b) =>
      rank(a.classId) - rank(b.classId) ||
      textOrder(a.owner.key, b.owner.key) ||
      rankOf(a.rule) - rankOf(b.rule) ||
      textOrder(a.windows.due, b.windows.due) ||
      nameRank(a) - nameRank(b) ||
      textOrder(a.id, b.id),
  )
  return { all, capped: undone.length > found.length }
}

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** From their rows; of a term whose rows do not answer now, as the engine finds them. */
const undoneAt = async (
  tx: Tx,
  place: Place,
  today: string,
  asked: Parameters<typeof undoneRows>[2],
): Promise<UndoneDuty[]> => {
  const calendars = await calendarsAt(tx, place)
  const terms = new Set(
    [today, asked.since].flatMap((day) => calendars.flatMap((c) => openTerms(c, day).map((t) => t.id))),
  )
  const found: UndoneDuty[] = []
  for (const term of [...terms].sort()) {
    const kept = await rowsAt(tx, place, { terms: [term], due: null }, today)
    if (kept) found.push(...(await undoneRows(tx, kept.rows, asked)))
    else found.push(...(await placeDuties(tx, place, term, today)).filter((d) => isUndone(d, today, asked)).map(asRow))
  }
  return found
}

const isUndone = (d: Duty, today: string, { since, posts, registers }: Parameters<typeof undoneRows>[2]): boolean =>
  (d.state === 'overdue' || d.state === 'missed' || d.state === 'waived') &&
  d.period.windows.due < today &&
  d.period.windows.closes >= since &&
  (d.owner.account !== null || posts.includes(d.owner.role)) &&
  (d.entryKind === null || registers.includes(d.entryKind))

const asRow = (d: Duty): UndoneDuty => ({
  id: d.id,
  subject: d.subject,
  childId: d.childId,
  schoolId: d.schoolId,
  classId: d.classId,
  villageId: d.villageId,
  townshipId: d.townshipId,
  holder: d.owner.account,
  post: d.owner.role,
  rule: d.rule,
  period: d.period.key,
  term: d.period.term,
  windows: d.period.windows,
  waived: d.waiver?.id ?? null,
})
