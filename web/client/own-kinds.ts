import { useMemo } from 'react'
import { entryKind } from '../../domain/entries/list.ts'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { type OwnBook, ownBook, withOwn } from '../../domain/kit/own-field.ts'
import { recordKind } from '../../domain/records/list.ts'
import { useMe } from './me.tsx'

/** What this county asks besides (decision 032), by kind. */
export const useOwnBook = (): OwnBook => {
  const { ownFields } = useMe()
  return useMemo(
    () =>
      ownBook(
        ownFields.map((f) => ({
          ...f,
          options: f.options.map(({ value, label, gone }) => ({ value, label, ...(gone ? { gone } : {}) })),
        })),
      ),
    [ownFields],
  )
}

/** A kind of record as this county asks it; null for one that is not known. */
export const useRecordKind = (name: string): RecordKind | null => {
  const book = useOwnBook()
  return useMemo(() => {
    const kind = recordKind(name)
    return kind ? withOwn(kind, 'records', book) : null
  }, [name, book])
}

/** A register as this county asks it; null for one that is not known. */
export const useEntryKind = (name: string): EntryKind | null => {
  const book = useOwnBook()
  return useMemo(() => {
    const kind = entryKind(name)
    return kind ? withOwn(kind, 'entries', book) : null
  }, [name, book])
}
