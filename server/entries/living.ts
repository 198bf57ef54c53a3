import { FILE_KINDS } from '../../domain/entries/asked-next.ts'
import { TAG_KINDS } from '../../domain/entries/tags.ts'
import { type EntryKind, isEnded } from '../../domain/kit/define-entry.ts'
import type { Tx } from '../db/tx-type.ts'
import { type FactEntry, factEntriesOf } from './db/of-child.ts'
import { readsKind } from './reachable.ts'

/** States in which an entry of these registers lives, each with its register: `task todo`. */
const livingStates = (kinds: readonly EntryKind[]): string[] =>
  kinds.flatMap((kind) => kind.states.filter((s) => !isEnded(kind, s.value)).map((s) => `${kind.kind} ${s.value}`))

/** Registers that mark their children, and that the actor reads: in which states. */
export const tagStates = (tx: Tx): string[] => livingStates(TAG_KINDS.filter((kind) => readsKind(tx.actor, kind)))

/** Rows behind the facts of a child's file, of registers that the actor reads: asked together with the rest of the file. */
export const factRowsOf = (tx: Tx, child: string): Promise<FactEntry[]> =>
  factEntriesOf(tx, child, livingStates(FILE_KINDS.filter((kind) => readsKind(tx.actor, kind))))
