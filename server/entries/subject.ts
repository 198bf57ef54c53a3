import type * as z from 'zod'
import type { entryAbout } from '../../domain/api/entry.ts'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { type PlaceColumns, placeColumnsOfChild, placeColumnsOfPlace } from '../../domain/registers/place-columns.ts'
import { scopeOfCommunity, scopeOfPlace } from '../../domain/registers/scope.ts'
import { canAt } from '../../domain/roles.ts'
import { holdChildren } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import { childrenForRecord } from '../records/db/record.ts'
import { findEntry } from './db/entry.ts'

export type About = z.output<typeof entryAbout>

/** What a new entry hangs on, and what follows from it: who sees it, where it stands. */
export type Subject = {
  subject_kind: 'child' | 'place' | 'entry'
  subject_id: string
  child_id: string | null
  place_id: number | null
  scope: number[]
  columns: PlaceColumns
}

/**
 * The subject that a writer names, where the register takes such a one and the writer stands over it. `wrong`: the register hangs on
 * something else; `missing`: not there or out of sight, which is said alike.
 */
export const subjectOf = async (tx: Tx, kind: EntryKind, about: About): Promise<Subject | 'wrong' | 'missing'> => {
  if ('place' in about) return ofPlace(tx, kind, about.place)
  if ('entry' in about) return ofEntry(tx, kind, about.entry)
  return ofChild(tx, kind, 'child' in about ? about.child : (about.children[0] ?? ''))
}

const ofChild = async (tx: Tx, kind: EntryKind, id: string): Promise<Subject | 'wrong' | 'missing'> => {
  if (!kind.about.includes('child')) return 'wrong'
  await holdChildren(tx, [id])
  const [child] = await childrenForRecord(tx, [id])
  if (!child) return 'missing'
  return {
    subject_kind: 'child',
    subject_id: id,
    child_id: id,
    place_id: null,
    scope: child.scope,
    columns: placeColumnsOfChild(child, await tx.tree()),
  }
}

const ofPlace = async (tx: Tx, kind: EntryKind, code: string): Promise<Subject | 'wrong' | 'missing'> => {
  const tree = await tx.tree()
  const place = placeOfCode(tree, code)
  if (!place || !canAt(tx.actor, 'entry.write', chainOf(tree, place.id))) return 'missing'
  if (!kind.about.includes(place.kind)) return 'wrong'
  return {
    subject_kind: 'place',
    subject_id: String(place.id),
    child_id: null,
    place_id: place.id,
    scope: (kind.audience === 'community' ? scopeOfCommunity : scopeOfPlace)(place.id, tree),
    columns: placeColumnsOfPlace(place.id, tree),
  }
}

/** An entry about an entry hangs on what that one hangs on, and is seen with it. */
const ofEntry = async (tx: Tx, kind: EntryKind, id: string): Promise<Subject | 'wrong' | 'missing'> => {
  if (!kind.about.includes('entry')) return 'wrong'
  const found = await findEntry(tx, id)
  // Whoever only sees it, as one of the place's people, begins nothing on it.
  if (!found || found.kind !== kind.of || !canAt(tx.actor, 'entry.write', found.scope)) return 'missing'
  const tree = await tx.tree()
  if (found.child_id !== null) await holdChildren(tx, [found.child_id])
  return {
    subject_kind: 'entry',
    subject_id: id,
    child_id: found.child_id,
    place_id: found.place_id,
    scope: found.scope,
    columns: found.place_id === null ? placeColumnsOfChild(found, tree) : placeColumnsOfPlace(found.place_id, tree),
  }
}
