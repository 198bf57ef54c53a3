import type pg from 'pg'
import { DONE_MARK } from '../../db/migrations/migrate.ts'

/** Stands among the migrations once every child is found under the keys that `searchKeys` makes; a new way to make them takes a new name. */
const MADE = `110-search-keys-old-names${DONE_MARK}`

/** Were the search keys of this database made in an older way? As the owner. */
export const searchKeysAreOld = async (owner: pg.ClientBase): Promise<boolean> =>
  (await owner.query('select 1 from migration where name = $1', [MADE])).rowCount === 0

export const searchKeysAreMade = (owner: pg.ClientBase) =>
  owner.query(`insert into migration (name, hash) values ($1, '') on conflict (name) do nothing`, [MADE])
