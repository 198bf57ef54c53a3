import { scopeOfAudit, scopeOfPlace } from '../../../domain/registers/scope.ts'
import { type Actor, COMMONS } from '../../../domain/roles.ts'
import { newId } from '../../ids.ts'
import { moveStamps } from '../ground.ts'
import { LOCKS } from '../lock-numbers.ts'
import type { Tx } from '../tx.ts'
import { chunked, insertMany, valuesOf } from './values.ts'

const take = async (tx: Tx, sequence: 'sync_seq' | 'audit_seq', n: number): Promise<number[]> =>
  (await tx.query<{ n: number }>(`select nextval('${sequence}') as n from generate_series(1, $1)`, [n])).map(
    (row) => row.n,
  )

/**
 * The last statements before commit: numbers are taken under a lock per county that is held until the commit, so that number
 * order is commit order and a reader with a cursor misses nothing (sync.md §6). Set-wise: the lock is held briefly.
 */
export const flush = async (tx: Tx) => {
  const rows = [...tx.pending.sync.values()]
  const notes = tx.pending.audit
  if (rows.length === 0 && notes.length === 0 && !tx.pending.ground) return
  await tx.query('select pg_advisory_xact_lock($1, $2)', [LOCKS.stamp, tx.countyId])
  await moveStamps(tx)
  if (rows.length) {
    const numbers = await take(tx, 'sync_seq', rows.length)
    await insertMany(
      tx,
      'sync_row',
      { scope: 'int[]', tbl: 'text', id: 'text', bucket: 'uuid', seq: 'bigint' },
      rows.map((row, i) => [row.scope, row.table, row.id, row.bucket, numbers[i] ?? 0]),
      'on conflict (county_id, tbl, id) do update set seq = excluded.seq, scope = excluded.scope, bucket = excluded.bucket',
    )
  }
  if (notes.length) {
    const numbers = await take(tx, 'audit_seq', notes.length)
    const tree = await tx.tree()
    const { actor } = tx
    const stamped = notes.map((note, i) => [
      tx.countyId,
      withOwn(actor, note.scope ?? scopeOfAudit(scopeOfPlace(note.placeId ?? actor.placeId, tree))),
      numbers[i] ?? 0,
      newId(tx.now),
      new Date(tx.now),
      actor.accountId,
      actor.name,
      actor.role,
      note.action,
      note.subject,
      note.subjectId ?? null,
      note.placeId ?? actor.placeId,
      JSON.stringify(note.detail ?? {}),
    ])
    for (const chunk of chunked(stamped, 13)) {
      const { text, values } = valuesOf(chunk)
      await tx.run(
        `insert into audit (county_id, scope, seq, id, at, account_id, account_name, role, action, subject, subject_id, place_id, detail) values ${text}`,
        values,
      )
    }
  }
}

/** A row is always within sight of the one whose doing it tells (a helper stands in no place's circle). */
const withOwn = (actor: Actor, scope: readonly number[]): number[] =>
  [...new Set([...scope, ...actor.circles.filter((c) => c !== COMMONS)])].sort((a, b) => a - b)
