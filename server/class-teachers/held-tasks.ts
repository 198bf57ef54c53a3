import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { type EntryKind, isOfList } from '../../domain/kit/define-entry.ts'

/** Registers that one person holds until it is done: they go on with whoever takes the class. A pairing is its helper's own. */
export const taskKinds: EntryKind[] = ENTRY_KINDS.filter(
  (kind) => kind.holder && (kind.met || kind.goesOnWith) && !isOfList(kind),
)

/** Their open states, as the question wants them: `task todo`. */
export const openTaskStates: string[] = taskKinds.flatMap((kind) =>
  kind.states.filter((s) => !s.ended).map((s) => `${kind.kind} ${s.value}`),
)
