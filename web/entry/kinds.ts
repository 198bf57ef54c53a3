import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { type EntryKind, isOfList } from '../../domain/kit/define-entry.ts'
import { useMe } from '../client/me.tsx'

/** Registers that this post reads in lists, and those that it writes: told by the declarations alone. */
export const useEntryKinds = (): { read: EntryKind[]; write: EntryKind[] } => {
  const { post, actions } = useMe()
  const may = (action: string, kinds: EntryKind[]) => (actions.includes(action) ? kinds : [])
  return {
    read: may(
      'entry.read',
      ENTRY_KINDS.filter((k) => !isOfList(k) && k.read.includes(post.role)),
    ),
    write: may(
      'entry.write',
      ENTRY_KINDS.filter((k) => k.write.includes(post.role)),
    ),
  }
}

/** May it hang on a place at all? */
export const isOfPlaces = (kind: EntryKind): boolean => kind.about.some((a) => a !== 'child' && a !== 'entry')
