import { FILE_KINDS } from '../../domain/entries/asked-next.ts'
import { TAG_KINDS, tagOf } from '../../domain/entries/tags.ts'
import { type EntryKind, isEnded } from '../../domain/kit/define-entry.ts'
import { lasting } from '../db/breath.ts'
import type { Tx } from '../db/tx-type.ts'
import { readsKind } from './reachable.ts'

/** States in which an entry of these registers lives, each with its register: `task todo`. */
const livingStates = (kinds: readonly EntryKind[]): string[] =>
  kinds.flatMap((kind) => kind.states.filter((s) => !isEnded(kind, s.value)).map((s) => `${kind.kind} ${s.value}`))

/** Of these registers, those that the actor reads: in which states an entry lives. */
export const livingToRead = (tx: Tx, kinds: readonly EntryKind[] = TAG_KINDS): string[] =>
  livingStates(kinds.filter((kind) => readsKind(tx.actor, kind)))

/** What stands in a child's file, its facts and its marks: of registers that the actor reads, with the states in which an entry lives. */
export const livingInFile = (tx: Tx): readonly string[] => {
  const who = tx.actor.via === 'operator' ? tx.actor.via : tx.actor.role
  const living = IN_FILE.get(who) ?? lasting(livingToRead(tx, [...FILE_KINDS, ...TAG_KINDS]))
  IN_FILE.set(who, living)
  return living
}
const IN_FILE = new Map<string, readonly string[]>()

/** By what a child is marked in the register, in words, from the rows of its file. */
export const tagsIn = (rows: readonly { kind: string; sort: string | null }[]): string[] => [
  ...new Set(rows.flatMap((row) => tagOf(row) ?? [])),
]
