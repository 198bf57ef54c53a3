import type { PlaceTree } from '../../../domain/registers/place.ts'
import { scopeOfAudit, scopeOfPlace } from '../../../domain/registers/scope.ts'
import { type Actor, COMMONS } from '../../../domain/roles.ts'
import { newId } from '../../ids.ts'
import { moveStamps } from '../ground.ts'
import { LOCKS } from '../lock-numbers.ts'
import type { Written } from '../seals/seals.ts'
import { writtenOf } from '../seals/tally.ts'
import type { Tx } from '../tx.ts'
import { chunked, insertMany, toColumn, valuesOf } from './values.ts'
import type { AuditNote } from './write.ts'

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
  const written = writtenOf(tx.pending.written)
  // Rows of the background (how an import stands) have no note of their own; what was written is in the diary all the same.
  if (written && tx.pending.audit.length === 0)
    tx.note({ action: 'rows.written', subject: 'rows', detail: { tables: Object.keys(written) } })
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
    const stamped = notes.map((note, i) => auditRow(tx, tree, note, numbers[i] ?? 0, i === 0 ? written : null))
    for (const chunk of chunked(stamped, 15)) {
      const { text, values } = valuesOf(chunk)
      await tx.run(
        `insert into audit (county_id, scope, seq, id, at, account_id, account_name, role, action, subject, subject_id, place_id, detail, written, seal) values ${text}`,
        values,
      )
    }
  }
}

/** The transaction's first row tells what was written in it; each is sealed with its number (M4). */
const auditRow = (tx: Tx, tree: PlaceTree, note: AuditNote, seq: number, written: Written | null): unknown[] => {
  const { actor } = tx
  const row = {
    scope: withOwn(actor, note.scope ?? scopeOfAudit(scopeOfPlace(note.placeId ?? actor.placeId, tree))),
    seq,
    id: newId(tx.now),
    at: new Date(tx.now),
    account_id: actor.accountId,
    account_name: actor.name,
    role: actor.role,
    action: note.action,
    subject: note.subject,
    subject_id: note.subjectId ?? null,
    place_id: note.placeId ?? actor.placeId,
    detail: note.detail ?? {},
    written,
  }
  const { content, scope } = tx.seals.audit(tx.countyId, row)
  return [tx.countyId, ...Object.values(row).map(toColumn), Buffer.concat([content, scope])]
}

/** A row is always within sight of the one whose doing it tells (a helper stands in no place's circle). */
const withOwn = (actor: Actor, scope: readonly number[]): number[] =>
  [...new Set([...scope, ...actor.circles.filter((c) => c !== COMMONS)])].sort((a, b) => a - b)
