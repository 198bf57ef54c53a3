import type { DutySubject } from '../../domain/duties/subject-facts.ts'
import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { AppError } from '../../domain/errors.ts'
import { isUuid } from '../../domain/kit/uuid.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { scopeOfPlace, withoutCommunity } from '../../domain/registers/scope.ts'
import { canAt } from '../../domain/roles.ts'
import { entryFactsOf, placeFactsOf } from '../db/duty-subjects.ts'
import { lockChildren, lockPlaces } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import { lockEntry } from '../entries/db/entry.ts'
import { readsKind } from '../entries/reachable.ts'
import { childrenForRecord } from '../records/db/record.ts'

/** A subject that is about to be freed from a duty: what it hangs on, where, who sees it. */
export type Waived = {
  id: string
  childId: string | null
  placeId: number | null
  schoolId: number | null
  classId: number | null
  scope: number[]
  of: DutySubject
}

/**
 * The subjects of that kind, held until the commit: one waiver a subject, rule and period, however often it is asked for. Errors:
 * not-found (also where one is out of sight or out of reach, which is said alike).
 */
export const waivedSubjects = (tx: Tx, kind: DutySubject['kind'], ids: readonly string[]): Promise<Waived[]> =>
  kind === 'child' ? children(tx, ids) : kind === 'entry' ? entries(tx, ids) : places(tx, ids)

const children = async (tx: Tx, ids: readonly string[]): Promise<Waived[]> => {
  if (!ids.every(isUuid)) throw new AppError('not-found')
  const found = await childrenForRecord(tx, ids)
  if (found.length !== ids.length) throw new AppError('not-found')
  await lockChildren(tx, ids)
  return found.map((c) => ({
    id: c.id,
    childId: c.id,
    placeId: null,
    schoolId: c.school_id,
    classId: c.class_id,
    scope: c.scope,
    // Periods are asked of the calendar alone.
    of: { kind: 'child', childId: c.id, spans: [] },
  }))
}

const entries = async (tx: Tx, ids: readonly string[]): Promise<Waived[]> => {
  if (!ids.every(isUuid)) throw new AppError('not-found')
  const kinds = ENTRY_KINDS.filter((kind) => readsKind(tx.actor, kind))
  const found: Waived[] = []
  for (const id of [...ids].sort()) {
    const row = await lockEntry(tx, id)
    const [facts] = row ? await entryFactsOf(tx, { kinds, ids: [id], since: '' }) : []
    if (!row || !facts || !canAt(tx.actor, 'duty.waive', row.scope)) throw new AppError('not-found')
    found.push({
      id,
      childId: facts.childId,
      placeId: facts.placeId,
      schoolId: facts.schoolId,
      classId: facts.classId,
      // Of the place, as every waiver there: its community sees the entry, not what is forgiven.
      scope: withoutCommunity(row.scope),
      of: { kind: 'entry', facts },
    })
  }
  return found
}

/** Places are named by their codes. */
const places = async (tx: Tx, codes: readonly string[]): Promise<Waived[]> => {
  await lockPlaces(tx)
  const tree = await tx.tree()
  const found = [...tree.values()].filter((p) => codes.includes(p.code))
  if (found.length !== codes.length || !found.every((p) => canAt(tx.actor, 'duty.waive', chainOf(tree, p.id))))
    throw new AppError('not-found')
  return (await placeFactsOf(tx, found)).map((facts) => ({
    id: String(facts.placeId),
    childId: null,
    placeId: facts.placeId,
    schoolId: facts.schoolId,
    classId: facts.classId,
    scope: scopeOfPlace(facts.placeId, tree),
    of: { kind: 'place', facts },
  }))
}
