import { createHash } from 'node:crypto'
import type { Ctx } from '../../context.ts'

/** What an address opens, before anybody is known: no name, no child. */
export type Door = { county: number; link_id: string; ends_on: string }

/** Only this is kept of an address: whoever reads the database cannot open a page. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(`parent page ${token}`).digest()

export const findDoor = async (db: Ctx['db'], token: string): Promise<Door | null> =>
  (
    await db.pool.query<Door>('select county, link_id, ends_on from parent_door where token_hash = $1', [
      hashOfToken(token),
    ])
  ).rows[0] ?? null

export const noteDoorOpened = (db: Ctx['db'], token: string, today: string) =>
  db.pool.query('update parent_door set opened = opened + 1, last_on = $2 where token_hash = $1', [
    hashOfToken(token),
    today,
  ])

/** Nobody opens these any more: a month after their last day nothing of them is kept here. */
export const forgetOldDoors = (db: Ctx['db'], endedBefore: string) =>
  db.pool.query('delete from parent_door where ends_on < $1', [endedBefore])
