import { entryKind } from '../../domain/entries/list.ts'
import { endState } from '../../domain/kit/define-entry.ts'

/** Did it end in the first of its ways: kept, done, better? */
export const endedWell = ({ kind, state }: { kind: string; state: string }): boolean => {
  const known = entryKind(kind)
  return known !== null && endState(known) === state
}
