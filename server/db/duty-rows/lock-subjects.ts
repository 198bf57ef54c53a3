import { createHash } from 'node:crypto'
import { type Subject, subjectKey } from '../../../domain/kit/subject.ts'
import { LOCKS } from '../lock-numbers.ts'
import type { Tx } from '../tx-type.ts'

/**
 * One at a time works out the duties of a subject, from what all before it have committed: else of two who write about one child
 * at the same moment the second would lay down rows without the first one's record. Always in one order, until the commit.
 */
export const lockSubjects = (tx: Tx, subjects: readonly Subject[]): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock($1::int, k) from (select k from unnest($2::int[]) k order by k) s', [
    LOCKS.duties,
    [...new Set(subjects.map((s) => numberOf(tx.countyId, s)))].sort((a, b) => a - b),
  ])

const numberOf = (county: number, subject: Subject): number =>
  createHash('sha256')
    .update(`${county} ${subjectKey(subject)}`)
    .digest()
    .readInt32BE(0)
