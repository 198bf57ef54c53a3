import { entryKind } from '../../domain/entries/list.ts'
import { AppError } from '../../domain/errors.ts'
import { type EntryKind, isOfList, liftedAnswers } from '../../domain/kit/define-entry.ts'
import { chainOf } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'
import { entryKindsHere } from '../county-fields/kinds-here.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, lockEntry } from './db/entry.ts'

export const readsKind = (actor: Actor, kind: EntryKind): boolean =>
  actor.via === 'operator' || kind.read.includes(actor.role)

/** The same of a register by its name; one that this program does not know is read by nobody. */
export const readsEntries = (actor: Actor, kind: string): boolean => {
  const known = entryKind(kind)
  return known !== null && readsKind(actor, known)
}

export const writesKind = (actor: Actor, kind: EntryKind): boolean =>
  actor.via === 'operator' || kind.write.includes(actor.role)

const ONLY_ADDED = '写下的不能改，也不能直接结束；请打开这一件，补充一条，办结也在那里。'
/** What an entry says, as its register knows it now. */
export const answersOf = (kind: EntryKind, row: Pick<EntryRow, 'answers' | 'version'>): EntryRow['answers'] => ({
  ...liftedAnswers(kind, row.answers, row.version),
})

export type KindOf = (kind: string) => EntryKind | null

/**
 * An entry that the actor is about to change, held until the commit. Errors: not-found (also for a register that the actor does not
 * read, and one that this program does not know), forbidden (read, but not written), invalid (one that is only added to).
 */
export const entryToChange = async (
  tx: Tx,
  id: string,
  kindOf: KindOf,
): Promise<{ row: EntryRow; kind: EntryKind }> => {
  const row = await lockEntry(tx, id)
  const kind = row ? (await entryKindsHere(tx, kindOf))(row.kind) : null
  if (!row || !kind || !(readsKind(tx.actor, kind) || writesKind(tx.actor, kind))) throw new AppError('not-found')
  if (isOfList(kind)) throw new AppError('invalid', undefined, ONLY_ADDED)
  mustReach(tx.actor, 'entry.write', row.scope)
  if (!writesKind(tx.actor, kind)) throw new AppError('forbidden')
  return { row, kind }
}

export const NOT_OURS = '这一步要由上级来做，您这里不能自己定。'

/** A register that begins `above` is an office's word about a place below it: nobody writes it of the own place (decision 063). */
export const standsAbove = async (tx: Tx, placeId: number | null): Promise<boolean> =>
  tx.actor.via === 'operator' ||
  chainOf(await tx.tree(), placeId)
    .filter((id) => id !== placeId)
    .includes(tx.actor.placeId)

export const isFromAbove = (kind: EntryKind): boolean => kind.states[0]?.above === true

/** A state that the office above brings about, or whatever becomes of its own word, asked by the place itself. Errors: forbidden. */
export const mustStandAbove = async (
  tx: Tx,
  kind: EntryKind,
  state: string,
  row: Pick<EntryRow, 'state' | 'place_id'>,
): Promise<void> => {
  const brought = state !== row.state && kind.states.find((s) => s.value === state)?.above
  if (!isFromAbove(kind) && !brought) return
  if (!(await standsAbove(tx, row.place_id))) throw new AppError('forbidden', undefined, NOT_OURS)
}
