import type { Tx } from '../../db/tx-type.ts'
import type { Keys } from '../../keys.ts'

export type ContactWords = { name: string; phone: string; address: string }
export type ContactRow = { id: string; words_sealed: Buffer; set_on: string; set_by_name: string }

const placeOf = (county: number, id: string) => ({ county, table: 'donor_contact', id, field: 'words' })

export const sealContact = (keys: Keys, county: number, id: string, words: ContactWords): Buffer =>
  keys.seal(JSON.stringify(words), placeOf(county, id))
export const openContact = (keys: Keys, county: number, row: ContactRow): ContactWords =>
  JSON.parse(keys.open(row.words_sealed, placeOf(county, row.id)).toString('utf8')) as ContactWords

/** How these donors are reached, still sealed; those in sight. `held`: nobody else writes it until the commit. */
export const contactsOf = (tx: Tx, ids: readonly string[], { held = false } = {}): Promise<ContactRow[]> =>
  tx.query(
    `select id, words_sealed, set_on, set_by_name from donor_contact where county_id = $1 and id = any($2::uuid[]) and not del order by id${held ? ' for update' : ''}`,
    [tx.countyId, ids],
  )
