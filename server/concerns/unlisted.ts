import { isUrgent } from '../../domain/kit/define-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { Tx } from '../db/tx-type.ts'
import type { RecordRow } from '../records/db/record.ts'
import { concernStates } from './db/concern.ts'

type Said = Pick<RecordRow, 'id' | 'kind' | 'body'>

/** Those that say 担心安全. */
export const urgentAmong = <R extends Said>(records: readonly R[]): R[] =>
  records.filter((r) => {
    const kind = recordKind(r.kind)
    return kind !== null && isUrgent(kind, r.body)
  })

/**
 * Records that say 担心安全 while the actor stands on no list of theirs (decision 030): whoever wrote them once, or looks after other
 * children, is told neither that nor their words, and corrects none of them. Asked of the list, never of the post.
 */
export const unlistedAmong = async (tx: Tx, records: readonly Said[]): Promise<ReadonlySet<string>> => {
  const urgent = urgentAmong(records)
  const listed = await concernStates(
    tx,
    urgent.map((r) => r.id),
  )
  return new Set(urgent.flatMap((r) => (listed.has(r.id) ? [] : [r.id])))
}
