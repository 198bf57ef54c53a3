import type pg from 'pg'
import { scopeOfAudit, UNSEEN } from '../../../domain/registers/scope.ts'
import { COMMONS } from '../../../domain/roles.ts'
import { LOCKS } from '../../db/lock-numbers.ts'
import { isSharded } from '../../db/migrations/migrate.ts'
import type { AuditRow } from '../../db/seals/audit-facts.ts'
import type { Row } from '../../db/seals/canonical.ts'
import { pagesOf } from '../../db/seals/rows-of.ts'
import { SEALED, SEALED_TABLES, type SealedTable } from '../../db/seals/sealed-tables.ts'
import type { Seals, Tally } from '../../db/seals/seals.ts'
import { sealOf, tally, writtenOf } from '../../db/seals/tally.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import { BEGUN } from './verify-audit.ts'

const LOCK = 726_535
const PAGE = 1000
const HEAVY_PAGE = 4

type Owner = {
  countyId: number
  seals: Seals
  sharded: boolean
  pending: { written: Tally }
  run: Tx['run']
  query: Tx['query']
}

/**
 * Rows of an earlier release carry no seals: each takes one as it stands, once, and the audit says from when on. `known`: this
 * machine remembers a chain under the key; then rows without seals are a fault to be found, and nothing is sealed anew.
 */
export const sealOldRows = async (
  owner: pg.ClientBase,
  seals: Seals,
  known: (countyId: number) => boolean,
  now: number,
): Promise<void> => {
  const sharded = await isSharded(owner)
  await owner.query('select pg_advisory_lock($1)', [LOCK])
  try {
    const counties = await owner.query<{ id: number; place_id: number }>('select id, place_id from county order by id')
    for (const { id, place_id } of counties.rows)
      if (!known(id))
        await inCounty(owner, id, place_id, sharded, (at) => sealCounty({ ...at, seals, sharded }, place_id, now))
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

/** The owner is bound by the policy too where it is no superuser. */
const inCounty = async (
  owner: pg.ClientBase,
  countyId: number,
  place: number,
  sharded: boolean,
  work: (at: Omit<Owner, 'seals' | 'sharded'>) => Promise<void>,
) => {
  await owner.query('begin')
  try {
    if (sharded) await owner.query(`set local citus.propagate_set_commands = 'local'`)
    await owner.query(`set local app.county = '${Math.trunc(countyId)}'`)
    await owner.query(`set local app.circles = '{${[COMMONS, place, -place, UNSEEN].map(Math.trunc).join()}}'`)
    await work({
      countyId,
      pending: { written: new Map() },
      run: async (text, values) => (await owner.query(text, values)).rowCount ?? 0,
      query: async (text, values) => (await owner.query(text, values)).rows,
    })
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

const sealCounty = async (at: Owner, place: number, now: number) => {
  const [state] = await at.query<{ begun: boolean }>(
    'select exists (select 1 from audit where county_id = $1 and seal is not null) as begun',
    [at.countyId],
  )
  if (state?.begun !== false) return
  for (const table of SEALED_TABLES) await sealTable(at, table)
  const old = 'select * from audit where county_id = $1'
  for await (const page of pagesOf<AuditRow & { scope: number[] }>(at, 'sealed_rows', [old, [at.countyId]], PAGE))
    await putSeals(
      at,
      'audit',
      ['county_id', 'seq'],
      page.map((row) => ({
        county_id: at.countyId,
        seq: row.seq,
        seal: auditSeal(at, { ...row, written: null }),
      })),
    )
  const [end] = await at.query<{ n: number; hash: Buffer }>(
    'select n, hash from audit_seal where county_id = $1 order by n desc limit 1',
    [at.countyId],
  )
  await at.query('select pg_advisory_xact_lock_shared($1, $2)', [LOCKS.stamp, at.countyId])
  const [next] = await at.query<{ seq: number }>(`select nextval('audit_seq') as seq`)
  const first = {
    scope: scopeOfAudit([place]),
    // The owner's connection gives 64-bit numbers as text.
    seq: Number(next?.seq),
    id: newId(now),
    at: new Date(now),
    account_id: null,
    account_name: '本机操作员',
    role: 'administrator',
    action: BEGUN,
    subject: 'county',
    subject_id: String(at.countyId),
    place_id: place,
    detail: { n: end?.n ?? 0, hash: end?.hash.toString('hex') ?? '' },
    written: writtenOf(at.pending.written),
  }
  const names = Object.keys(first)
  await at.run(
    `insert into audit (county_id, seal, ${names.join(', ')}) values ($1, $2, ${names.map((_, i) => `$${i + 3}`).join(', ')})`,
    [at.countyId, auditSeal(at, first), ...Object.values(first)],
  )
}

const auditSeal = (at: Owner, row: Parameters<Seals['audit']>[1]): Buffer => {
  const { content, scope } = at.seals.audit(at.countyId, { ...row, seq: Number(row.seq) })
  return Buffer.concat([content, scope])
}

const sealTable = async (at: Owner, table: SealedTable) => {
  const { key, county = 'county_id' } = SEALED[table]
  const text = `select * from ${table} where ${county} = $1`
  for await (const page of pagesOf<Row>(
    at,
    'sealed_rows',
    [text, [at.countyId]],
    table === 'roster_import' ? HEAVY_PAGE : PAGE,
  )) {
    const sealed = page.map((row) => {
      const made = sealOf(at, table, row)
      tally(at, table, null, made)
      return { ...Object.fromEntries([county, ...key].map((k) => [k, row[k]])), seal: made.seal }
    })
    await putSeals(at, table, [...new Set([county, ...key])], sealed)
  }
}

/** The table's own row type reads the values (`record` alone would be PostgreSQL's own); a sharded database takes them singly. */
const putSeals = async (at: Owner, table: string, key: readonly string[], rows: readonly Record<string, unknown>[]) => {
  if (at.sharded) {
    for (const row of rows)
      await at.run(`update ${table} set seal = $1 where ${key.map((k, i) => `${k} = $${i + 2}`).join(' and ')}`, [
        row.seal,
        ...key.map((k) => row[k]),
      ])
    return
  }
  const json = rows.map((row) => ({ ...row, seal: `\\x${(row.seal as Buffer).toString('hex')}` }))
  await at.run(
    `update ${table} t set seal = v.seal from jsonb_populate_recordset(null::public.${table}, $1::jsonb) v where ${key.map((k) => `t.${k} = v.${k}`).join(' and ')}`,
    [JSON.stringify(json)],
  )
}
