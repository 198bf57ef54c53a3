import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { withOwn } from '../../domain/kit/own-field.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { Tx } from '../db/tx-type.ts'

/** The kinds of record as this county asks them (decision 032). */
export const recordKindsHere = async (tx: Tx): Promise<(kind: string) => RecordKind | null> => {
  const book = await tx.own()
  return (kind) => {
    const found = recordKind(kind)
    return found ? withOwn(found, 'records', book) : null
  }
}

type KindOf = (kind: string) => EntryKind | null

/** The registers as this county asks them; `kindOf`: which registers there are. */
export const entryKindsHere = async (tx: Tx, kindOf: KindOf): Promise<KindOf> => {
  const book = await tx.own()
  return (kind) => {
    const found = kindOf(kind)
    return found ? withOwn(found, 'entries', book) : null
  }
}
