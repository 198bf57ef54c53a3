import { ENTRY_KINDS } from '../entries/list.ts'
import { dueOfEntries } from './due-of-entries.ts'
import type { EntryRule } from './types.ts'

/**
 * Whatever is promised or agreed to a day is asked about on it (S2A.16, S2B.6, S1.15; kinds.md §5): of every register that declares
 * `owes`. What came of it stands in the entry itself, no record meets it.
 */
export const entryDue: EntryRule = {
  key: 'entry-due',
  subject: 'entry',
  version: 2,
  title: '到日子的事',
  rhythm: 'date',
  words: { missed: '没有办', tried: '', tries: () => '' },
  unit: '项',
  asked: 'always',
  owner: 'head-teacher',
  source: '到日子的事：登记里说好了日子的，到那天要问、要办，结果记在这一条登记上（S1.15、S2A.16、S2B.6）',
  ...dueOfEntries(ENTRY_KINDS),
  evidence: { kinds: [], meets: () => false },
}
