import type pg from 'pg'
import { ONLY_COLUMNS } from './protect.ts'

/**
 * Tables outside row security (read before anybody is known): what the app's role may change there, column by column (L11). To
 * whom a login, a session, a key or a county belongs is laid down when its row is made, and never after.
 */
const COLUMNS: Record<string, string> = {
  sign_in: 'password_hash, must_change, disabled, language, seal',
  sign_in_try: 'failures, locked_until, last_at',
  second_factor: 'confirmed, used_step, counter, used_at',
  session: 'seen_at, post_id',
  idempotency: 'status, body, at',
  county: 'settings, seal',
}

/** Made before decision 057: of whom their rows tell follows the file of a child that became one with another. */
const FOLLOWING = ['record_part', 'ledger_account', 'ledger_leg'] as const

/**
 * Takes from the app's role what it never needs, at every start: also in databases made before. Nobody makes temporary tables
 * or anything else in this database but its owner.
 */
export const narrowRights = async (owner: pg.ClientBase, role: string): Promise<void> => {
  for (const [table, columns] of Object.entries(COLUMNS)) {
    await owner.query(`revoke update on ${table} from "${role}"`)
    await owner.query(`grant update (${columns}) on ${table} to "${role}"`)
  }
  for (const table of FOLLOWING) await owner.query(`grant update (${ONLY_COLUMNS[table]}) on ${table} to "${role}"`)
  await owner.query(`revoke create on schema public from public, "${role}"`).catch(notOurs)
  const name = (await owner.query<{ name: string }>('select quote_ident(current_database()) as name')).rows[0]?.name
  await owner.query(`revoke temporary, create on database ${name} from public, "${role}"`).catch(notOurs)
}

/** A database that was lent to us belongs to somebody else, who decides about it. */
const notOurs = (error: { code?: string }): void => {
  if (error.code !== '42501') throw error
}
