import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Credentials stand outside the tenant tables, as passwords do: they are read before anybody is known. */
export type FactorRow = {
  id: string
  county: number
  account_id: string
  kind: 'totp' | 'passkey' | 'recovery'
  label: string
  confirmed: boolean
  secret_sealed: Buffer | null
  code_blind: Buffer | null
  credential: string | null
  public_key: Buffer | null
  counter: number
  used_step: number
  created_at: Date
  used_at: Date | null
}

/** What an account is asked for after its password: nothing while it has neither an authenticator nor a passkey. */
export const factorsOf = async (db: Ctx['db'], county: number, accountId: string): Promise<FactorRow[]> => {
  const { rows } = await db.pool.query<FactorRow>(
    'select * from second_factor where county = $1 and account_id = $2 and confirmed order by created_at, id',
    [county, accountId],
  )
  return rows.some((r) => r.kind !== 'recovery') ? rows : []
}

export const factorById = async (tx: Tx, accountId: string, id: string): Promise<FactorRow | null> =>
  (
    await tx.query<FactorRow>('select * from second_factor where county = $1 and account_id = $2 and id = $3', [
      tx.countyId,
      accountId,
      id,
    ])
  )[0] ?? null

export const hasRecoveryCodes = async (tx: Tx, accountId: string): Promise<boolean> =>
  (
    await tx.query(`select 1 from second_factor where county = $1 and account_id = $2 and kind = 'recovery' limit 1`, [
      tx.countyId,
      accountId,
    ])
  ).length > 0

export const insertFactor = (
  tx: Tx,
  row: Pick<FactorRow, 'id' | 'account_id' | 'kind' | 'label' | 'confirmed'> &
    Partial<Pick<FactorRow, 'secret_sealed' | 'code_blind' | 'credential' | 'public_key' | 'counter'>>,
) =>
  tx.run(
    'insert into second_factor (id, county, account_id, kind, label, confirmed, secret_sealed, code_blind, credential, public_key, counter, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    [
      row.id,
      tx.countyId,
      row.account_id,
      row.kind,
      row.label,
      row.confirmed,
      row.secret_sealed ?? null,
      row.code_blind ?? null,
      row.credential ?? null,
      row.public_key ?? null,
      row.counter ?? 0,
      new Date(tx.now),
    ],
  )

/** An authenticator holds from its first right code on; what was begun before and left goes. */
export const confirmFactor = async (tx: Tx, accountId: string, id: string, step: number) => {
  await tx.run(
    'update second_factor set confirmed = true, used_step = $4 where county = $1 and account_id = $2 and id = $3',
    [tx.countyId, accountId, id, step],
  )
  await tx.run('delete from second_factor where county = $1 and account_id = $2 and not confirmed', [
    tx.countyId,
    accountId,
  ])
}

export const deleteFactors = (tx: Tx, accountId: string, which: { id: string } | { kind: 'recovery' } | 'all') =>
  tx.run(
    'delete from second_factor where county = $1 and account_id = $2 and ($3::uuid is null or id = $3) and ($4::text is null or kind = $4)',
    [
      tx.countyId,
      accountId,
      which !== 'all' && 'id' in which ? which.id : null,
      which !== 'all' && 'kind' in which ? which.kind : null,
    ],
  )

/** A code counts once: true for whoever comes first with this step (or this use of a passkey). */
export const spendFactor = async (
  db: Ctx['db'],
  row: FactorRow,
  use: { step: number } | { counter: number } | 'once',
  now: Date,
): Promise<boolean> => {
  if (use === 'once')
    return (
      (await db.pool.query('delete from second_factor where id = $1 and kind = $2', [row.id, 'recovery'])).rowCount ===
      1
    )
  if ('step' in use)
    return (
      (
        await db.pool.query('update second_factor set used_step = $2, used_at = $3 where id = $1 and used_step < $2', [
          row.id,
          use.step,
          now,
        ])
      ).rowCount === 1
    )
  return (
    (
      await db.pool.query('update second_factor set counter = $2, used_at = $3 where id = $1', [
        row.id,
        use.counter,
        now,
      ])
    ).rowCount === 1
  )
}
