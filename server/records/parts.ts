import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { ABOUT_CHILDREN, fewStaff, mostAbout } from '../../domain/kit/record-subject.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { ancestorOf, chainOf, type Place } from '../../domain/registers/place.ts'
import { scopeOfCommunity } from '../../domain/registers/scope.ts'
import { canAt } from '../../domain/roles.ts'
import { findAccount } from '../accounts/db/account.ts'
import { holdChildren } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { unionOf } from '../db/write/restamp-rows.ts'
import { newId } from '../ids.ts'
import { belongsTo } from './belongs-to.ts'
import {
  childrenForRecord,
  type PlaceOfRecord,
  placesOfRecord,
  placesOn,
  type RecordChild,
  spansOfChildren,
  tookBefore,
} from './db/record.ts'
import { entryPart } from './entry-part.ts'
import type { KeptChild } from './kept-child.ts'
import type { Refusal } from './refusal.ts'
import type { Stated } from './stated.ts'

export type Parts = {
  changes: Change[]
  /** Who sees the record: whoever sees one of its parts. */
  scope: number[]
  /** The first child it is about, under which phones get it; none for a place. */
  firstChild: RecordChild | null
  schoolId: number | null
}

const refusal = (code: Refusal['code'], message: string): Refusal => ({ code, message })
export const NOT_IN_REACH = '有孩子不在您负责的范围内，请核对名单。'
const NOT_ON_ROLL = '有孩子不在这一条登记的名单上，请核对；名单变了，先改登记。'
const NOT_OF_PLACE = '有孩子不在这个地方，请核对名单。'
const PLACE_NOT_IN_REACH = '这个地方不在您负责的范围内，请核对。'

/**
 * What the record is about and who took part, as rows to be written (second-storey §1). Reach is asked of each part: children whom
 * the actor sees, a place that the actor stands over (H3), an entry that lived on the day and hangs on what he stands over. Returns a refusal instead
 * where the record does not fit its kind. `held`: the entry is the actor's as its helper (`cardHeld`); ask with the county in sight.
 * `beside`: what its writer keeps, that sees the record too.
 */
export const partsOf = async (
  tx: Tx,
  kind: RecordKind,
  record: Stated,
  { held = false, beside = null }: { held?: boolean; beside?: KeptChild | null } = {},
): Promise<Parts | Refusal> => {
  const subject = kind.subject ?? ABOUT_CHILDREN
  const misfit = misfits(kind, record)
  if (misfit) return misfit
  const took = record.took.map((t) => t.child)
  await holdChildren(tx, [...new Set([...record.childIds, ...took])].sort())
  const known = new Map((await childrenForRecord(tx, [...record.childIds, ...took])).map((c) => [c.id, c]))
  if ([...record.childIds, ...took].some((id) => !known.has(id))) return refusal('not-found', NOT_IN_REACH)
  const where = await placesOfSaved(tx, record, [...known.keys()])
  const common = commonOf(tx, kind, record)
  const ofChild = (id: string, role: 'about' | 'took', more: Record<string, unknown>) =>
    childPart(common, known.get(id) as RecordChild, where.get(id), role, more)
  const changes: Change[] = record.childIds.map((id) => ofChild(id, 'about', {}))
  const scopes = [...known.values()].map((c) => ({ scope: c.scope }))
  let schoolId = where.get(record.childIds[0] ?? '')?.school_id ?? null
  if (subject.of === 'place') {
    const found = await placeOf(tx, record.place ?? '', subject.places)
    if ('code' in found) return found
    const { place } = found
    const tree = await tx.tree()
    const scope = scopeOfCommunity(place.id, tree)
    schoolId = ancestorOf(tree, place.id, 'school')?.id ?? null
    scopes.push({ scope })
    changes.push({
      table: 'record_part',
      op: 'insert',
      id: String(place.id),
      scope,
      set: {
        ...common,
        role: 'about',
        subject_kind: 'place',
        place_id: place.id,
        school_id: schoolId,
        class_id: place.kind === 'class' ? place.id : null,
        village_id: place.kind === 'village' ? place.id : null,
      },
    })
  }
  let firstChild = known.get(record.childIds[0] ?? '') ?? null
  if (subject.of === 'entry') {
    const found = await entryPart(tx, kind, record, held)
    if ('code' in found) return found
    const { place } = found
    const strange = place ? took.filter((id) => !belongsTo(place, known.get(id) as RecordChild, where.get(id))) : []
    const before = strange.length && kind.took?.stays ? await tookBefore(tx, found.id, kind.kind, strange) : []
    if (strange.length > before.length) return refusal('not-found', NOT_OF_PLACE)
    const { on } = found
    if (on && took.some((id) => !on.has(id))) return refusal('not-found', NOT_ON_ROLL)
    schoolId = found.schoolId
    firstChild = found.child
    scopes.push({ scope: found.scope })
    changes.push({
      table: 'record_part',
      op: 'insert',
      id: found.id,
      ...(found.child === null ? {} : { childId: found.child.id }),
      scope: found.scope,
      set: { ...common, role: 'about', subject_kind: 'entry', ...found.set },
    })
  }
  if (beside) {
    const { id, scope, place_id, school_id, class_id, village_id } = beside.row
    scopes.push({ scope })
    changes.push({
      table: 'record_part',
      op: 'insert',
      id,
      scope,
      set: {
        ...common,
        role: 'kept',
        subject_kind: 'entry',
        subject_id: id,
        place_id,
        school_id,
        class_id,
        village_id,
      },
    })
  }
  for (const { child, mark, note } of record.took) changes.push(ofChild(child, 'took', { mark, note }))
  const scope = unionOf(scopes)
  for (const person of record.staff) {
    if (person.account !== null && !(await tx.widened(() => findAccount(tx, person.account ?? ''))))
      return refusal('not-found', `“${person.name}”的账号没有找到，请重新选。`)
    changes.push({
      table: 'record_part',
      op: 'insert',
      id: person.account ?? newId(tx.now),
      scope,
      set: { ...common, role: 'staff', subject_kind: 'staff', account_id: person.account, name: person.name },
    })
  }
  return { changes, scope, firstChild, schoolId }
}

/**
 * The parts of a record about children in which nobody else took part, from children and places that are known already: a phone's
 * push asks for all of them at once.
 */
export const childParts = (
  tx: Tx,
  kind: RecordKind,
  record: Stated,
  children: readonly RecordChild[],
  where: ReadonlyMap<string, PlaceOfRecord>,
): Parts => {
  const common = commonOf(tx, kind, record)
  const first = children[0] ?? null
  return {
    changes: children.map((child) => childPart(common, child, where.get(child.id), 'about', {})),
    scope: unionOf(children),
    firstChild: first,
    schoolId: where.get(first?.id ?? '')?.school_id ?? null,
  }
}

/** What every part says of its record. */
const commonOf = (tx: Tx, kind: RecordKind, record: Stated) => ({
  record_id: record.id,
  kind: kind.kind,
  happened_on: record.happenedOn,
  received_on: shanghaiDate(tx.now),
  author_id: tx.actor.accountId,
  reached: kind.reached(record.body, record),
  live: true,
})

const childPart = (
  common: ReturnType<typeof commonOf>,
  child: RecordChild,
  where: PlaceOfRecord | undefined,
  role: 'about' | 'took',
  more: Record<string, unknown>,
): Change => {
  const place = where ?? child
  return {
    table: 'record_part',
    op: 'insert',
    id: child.id,
    childId: child.id,
    scope: child.scope,
    set: {
      ...common,
      role,
      subject_kind: 'child',
      child_id: child.id,
      school_id: place.school_id,
      class_id: place.class_id,
      village_id: place.village_id,
      household_id: place.household_id,
      ...more,
    },
  }
}

/** What does not fit the kind, before anything is looked up. */
export const misfits = (kind: RecordKind, record: Stated): Refusal | null => {
  const subject = kind.subject ?? ABOUT_CHILDREN
  const said = record.place !== null ? 'place' : record.entry !== null ? 'entry' : 'children'
  if (said !== subject.of)
    return refusal(
      'wrong-subject',
      subject.of === 'place'
        ? `“${kind.title}”是记在一个地方名下的，请选地方。`
        : subject.of === 'entry'
          ? `“${kind.title}”是记在一个登记项目名下的，请从那个项目里记。`
          : `“${kind.title}”是记在孩子名下的，请选孩子。`,
    )
  const most = mostAbout(kind)
  if (subject.of === 'children' && record.childIds.length === 0) return refusal('not-found', NOT_IN_REACH)
  if (record.childIds.length > most)
    return refusal('not-enough', `“${kind.title}”一次最多记 ${most} 名孩子，请分开记。`)
  if (record.took.length && !kind.took) return refusal('wrong-subject', `“${kind.title}”不记参加的孩子。`)
  if (record.staff.length && !kind.staff) return refusal('wrong-subject', `“${kind.title}”不记参加的人员。`)
  const marks = new Set(kind.took?.marks.map((m) => m.value))
  if (record.took.some((t) => !marks.has(t.mark)))
    return refusal('unknown-answer', `“${kind.took?.title}”里有不认识的标记，请重新选。`)
  const { most: mostStaff = 60, title = '' } = kind.staff ?? {}
  const few = kind.staff ? fewStaff(kind.staff, record.staff.length, record.body) : null
  if (few) return refusal('not-enough', few)
  if (record.staff.length > mostStaff) return refusal('not-enough', `“${title}”最多写 ${mostStaff} 人。`)
  return null
}

/** The place by its code, if the actor stands over it; closed ones take no more records. */
const placeOf = async (tx: Tx, code: string, kinds: readonly Place['kind'][]): Promise<{ place: Place } | Refusal> => {
  const tree = await tx.tree()
  const place = placeOfCode(tree, code)
  if (!place || !canAt(tx.actor, 'record.write', chainOf(tree, place.id)))
    return refusal('not-found', PLACE_NOT_IN_REACH)
  if (!kinds.includes(place.kind)) return refusal('wrong-subject', `“${place.name}”不是记这一类记录的地方，请重新选。`)
  return { place }
}

/**
 * Where each child was when it happened: a talk of October counts for the school of October, whoever writes it down or mends it
 * later. A correction of the same day keeps what its predecessor said.
 */
const placesOfSaved = async (tx: Tx, record: Stated, ids: readonly string[]): Promise<Map<string, PlaceOfRecord>> => {
  const places = placesOn(await spansOfChildren(tx, ids), ids, record.happenedOn)
  if (!record.replaces) return places
  for (const [id, place] of await placesOfRecord(tx, record.replaces, record.happenedOn))
    if (places.has(id)) places.set(id, place)
  return places
}
