import type { PlaceTree } from '../../../domain/registers/place.ts'
import { isCommunity, isListed, scopeBesideCase, scopeOfAudit, scopeOfPlace } from '../../../domain/registers/scope.ts'
import { type Actor, COMMONS } from '../../../domain/roles.ts'
import { newId } from '../../ids.ts'
import { LOCKS } from '../lock-numbers.ts'
import { changedSchools } from '../school-stamps.ts'
import type { Written } from '../seals/seals.ts'
import { writtenOf } from '../seals/tally.ts'
import { inTurn, NOTHING_SENT, type Sent, sending } from '../send-together.ts'
import { changedClasses } from '../stamps.ts'
import type { Tx } from '../tx-type.ts'
import { byColumns } from './by-columns.ts'
import type { AuditNote } from './change.ts'
import { chunked, insertMany, toColumn, valuesOf } from './values.ts'

/**
 * As many numbers of both kinds, each taken after the lock (a common table expression that is read is run, and once); with them the
 * stamps of what changed, under the first number.
 */
const take = (
  tx: Tx,
  sync: number,
  audit: number,
  classes: readonly string[],
): Promise<{ sync: number; audit: number }[]> => {
  // Where something was only looked at: the lock is a row that must be there before a number is taken for it.
  if (sync === 0 && audit === 1 && classes.length === 0)
    return tx.query(
      `select nextval('audit_seq') as audit, 0 as sync from pg_advisory_xact_lock_shared($1::int, $2::int)`,
      [LOCKS.stamp, tx.countyId],
    )
  const stamps = classes.length
    ? ', stamped as (insert into stamp (county, class, seq) select $2, c, (select sync from taken where i = 1) from unnest($5::text[]) c)'
    : ''
  return tx.query(
    `with held as materialized (select pg_advisory_xact_lock_shared($1::int, $2::int)),
     taken as materialized (select i, case when i <= $3 then nextval('sync_seq') end as sync, case when i <= $4 then nextval('audit_seq') end as audit
     from held, generate_series(1, greatest($3::int, $4::int)) i)${stamps} select sync, audit from taken order by i`,
    [LOCKS.stamp, tx.countyId, sync, audit, ...(classes.length ? [classes] : [])],
  )
}

/**
 * The last statements before commit: numbers are taken under a lock per county that all who write hold together until their
 * commits, so that a horizon, which takes it alone, has no number below it on the way (decision 026). Set-wise: held briefly.
 * `before`: what was sent ahead of it. Answers what is sent and goes with the commit.
 */
export const flush = async (tx: Tx, before: Sent): Promise<Sent> => {
  // In one order for all: two that write the same rows wait for each other, never both.
  const rows = [...tx.pending.sync].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const written = writtenOf(tx.pending.written)
  // Rows of the background (how an import stands) have no note of their own; what was written is in the diary all the same.
  if (written && tx.pending.audit.length === 0)
    tx.note({ action: 'rows.written', subject: 'rows', detail: { tables: Object.keys(written) } })
  const notes = tx.pending.audit
  // What was written of a case stands where only its list finds it.
  const teller = Math.max(
    0,
    notes.findIndex((note) => note.scope && isListed(note.scope)),
  )
  const changed = changedClasses(tx.pending)
  if (rows.length === 0 && notes.length === 0 && changed.length === 0) {
    await inTurn(before.sent)
    return NOTHING_SENT
  }
  const tree = await tx.tree()
  const classes = [...changed, ...changedSchools(tx.pending, tree)]
  const taking = take(tx, Math.max(rows.length, Math.min(classes.length, 1)), notes.length, classes)
  await inTurn([...before.sent, taking])
  const numbers = await taking
  const told = rows.map((row, i) => [row.scope, row.table, row.id, row.bucket, numbers[i]?.sync ?? 0])
  const last = sending(
    number(
      tx,
      told.filter((_, i) => rows[i]?.fresh),
    ),
    number(
      tx,
      told.filter((_, i) => !rows[i]?.fresh),
      'on conflict (county_id, tbl, id) do update set seq = greatest(sync_row.seq, excluded.seq), scope = excluded.scope, bucket = excluded.bucket',
    ),
    tell(
      tx,
      notes.map((note, i) => auditRow(tx, tree, note, numbers[i]?.audit ?? 0, i === teller ? written : null)),
    ),
  )
  if (Math.max(rows.length, notes.length) <= AT_ONCE) return last
  await inTurn(last.sent)
  return NOTHING_SENT
}

const number = (tx: Tx, rows: readonly unknown[][], again = '') =>
  insertMany(tx, 'sync_row', { scope: 'int[]', tbl: 'text', id: 'text', bucket: 'uuid', seq: 'bigint' }, rows, again)

/** So many rows are one statement of each table, which is on its way before the commit; more go one after the other. */
const AT_ONCE = 1000

const tell = async (tx: Tx, rows: readonly unknown[][]) => {
  for (const chunk of chunked(rows, AUDIT.length)) {
    if (chunk.length > AT_ONCE && !tx.sharded) {
      await tx.run(...byColumns(tx, 'audit', AUDIT, chunk))
      continue
    }
    const { text, values } = valuesOf(chunk.map((row) => row.map(toColumn)))
    await tx.run(`insert into audit (${AUDIT.join(', ')}) values ${text}`, values)
  }
}
const AUDIT = [
  ...['county_id', 'scope', 'seq', 'id', 'at', 'account_id', 'account_name', 'role', 'action', 'subject'],
  ...['subject_id', 'place_id', 'detail', 'written', 'seal'],
]

/** One row of the transaction tells what was written in it; each is sealed with its number (M4). */
const auditRow = (tx: Tx, tree: PlaceTree, note: AuditNote, seq: number, written: Written | null): unknown[] => {
  const { actor, at } = note.by ?? { actor: tx.actor, at: tx.now }
  const row = {
    scope: withOwn(actor, note.scope ?? scopeOfAudit(scopeOfPlace(note.placeId ?? actor.placeId, tree))),
    seq,
    id: newId(at),
    at: new Date(at),
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
  return [tx.countyId, ...Object.values(row), Buffer.concat([content, scope])]
}

/** A row is always within sight of the one whose doing it tells (a helper stands in no place's circle); one about a case only through the case. */
const withOwn = (actor: Actor, scope: readonly number[]): number[] =>
  isListed(scope)
    ? scopeBesideCase(scope)
    : [...new Set([...scope, ...actor.circles.filter((c) => c !== COMMONS && !isCommunity(c))])].sort((a, b) => a - b)
