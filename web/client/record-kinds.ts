import { isAboutChildren, type RecordKind } from '../../domain/kit/define-record.ts'
import { keptRegister } from '../../domain/kit/record-subject.ts'
import { kindsWrittenBy, recordKind } from '../../domain/records/list.ts'
import { useMay, useMe } from './me.tsx'

const name = (accountId: string) => `nuanyang.used.${accountId}`

/** How often this account recorded what on this device; no names, only kinds. */
const usedBy = (accountId: string): Record<string, number> => {
  try {
    return JSON.parse(localStorage.getItem(name(accountId)) ?? '{}') as Record<string, number>
  } catch {
    return {}
  }
}

/** Counts one more record of a kind, so that what is used most stands first. */
export const noteUsed = (accountId: string, kind: string): void => {
  const used = usedBy(accountId)
  try {
    localStorage.setItem(name(accountId), JSON.stringify({ ...used, [kind]: (used[kind] ?? 0) + 1 }))
  } catch {
    // A full store loses the order of buttons, nothing else.
  }
}

/** At a child only what is about children is offered; what a place does as a whole begins from `every` kind. */
type Offered = 'about-children' | 'every'

/** What may be recorded here by whoever is signed in, in the order of the declarations; none where nothing may be. */
export const useRecordKinds = (offered: Offered = 'about-children'): RecordKind[] => {
  const me = useMe()
  const write = useMay('record.write')
  // Who sees no register of children (a helper) chooses among none; a keeper among those on the rolls of what it keeps.
  const choose = useMay('child.list')
  const kinds = write
    ? kindsWrittenBy(me.post.role).filter(
        (kind) => choose || !isAboutChildren(kind) || keptRegister(kind) !== undefined,
      )
    : []
  return offered === 'every' ? kinds : kinds.filter((kind) => isAboutChildren(kind))
}

/** What is recorded of an entry of this register: about itself, or by its keeper about a child on its roll. */
export const useKindsOf = (register: string): RecordKind[] => {
  const choose = useMay('child.list')
  const kinds = useRecordKinds('every')
  // What is owed of it stands first.
  return [
    ...kinds.filter((kind) => kind.subject?.of === 'entry' && kind.subject.entry === register),
    ...kinds.filter((kind) => !choose && keptRegister(kind) === register),
  ]
}

/** What a helper records of an own card: kinds about an entry that the post writes. */
export const useCardKinds = (): RecordKind[] => useRecordKinds('every').filter((kind) => kind.subject?.of === 'entry')

/** The same with what is used most first. */
export const useUsualKinds = (offered: Offered = 'about-children'): RecordKind[] => {
  const me = useMe()
  const used = usedBy(me.accountId)
  return useRecordKinds(offered).toSorted((a, b) => (used[b.kind] ?? 0) - (used[a.kind] ?? 0))
}

/** What was said or agreed, of what the line of the record does not tell already. */
export const quotesOf = (record: { kind: string; line: string; body: Readonly<Record<string, unknown>> }): string[] =>
  (recordKind(record.kind)?.quote?.(record.body) ?? []).filter((words) => !record.line.includes(words))
