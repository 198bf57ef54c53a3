import type { Role } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx-type.ts'

export type PlacePerson = { account: string; name: string; role: Role; from_on: string; until_on: string | null }

/** Who holds a post at exactly this place on a day, of those within sight; accounts that are closed are no longer anybody's. */
export const peopleOfPlace = (tx: Tx, place: number, day: string): Promise<PlacePerson[]> =>
  tx.query<PlacePerson>(
    `select a.id as account, a.name, p.role, p.from_on, p.until_on from post p join account a on a.county_id = p.county_id and a.id = p.account_id
     where p.county_id = $1 and a.county_id = $1 and p.place_id = $2 and not p.del and not a.del and not a.disabled
       and p.from_on <= $3 and (p.until_on is null or p.until_on > $3) order by p.role, a.name, p.id`,
    [tx.countyId, place, day],
  )
