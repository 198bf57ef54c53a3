import type { FamilyMember } from '../../../domain/registers/one-fact.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type Door, hashOfToken } from './parent-door.ts'

export type LinkRow = {
  id: string
  child_id: string
  part: FamilyMember
  words_sealed: Buffer
  made_on: string
  made_by: string
  made_by_name: string
  until_on: string
  agreed_on: string | null
  ended_on: string | null
  ended_by_name: string | null
}
const COLUMNS =
  'p.id, p.child_id, p.part, p.words_sealed, p.made_on, p.made_by, p.made_by_name, p.until_on, p.agreed_on, p.ended_on, p.ended_by_name'

/** The child of a link as it stands now; a page of one that has left is closed. */
export type LinkWithChild = LinkRow & {
  name: string
  status: string
  school_id: number | null
  class_id: number | null
}

export const findLink = async (tx: Tx, id: string, { held = false } = {}): Promise<LinkWithChild | null> =>
  (
    await tx.query<LinkWithChild>(
      `select ${COLUMNS}, c.name, c.status, c.school_id, c.class_id from parent_link p join child c on c.county_id = p.county_id and c.id = p.child_id
       where p.county_id = $1 and c.county_id = $1 and p.id = $2 and not p.del and not c.del${held ? ' for update of p' : ''}`,
      [tx.countyId, id],
    )
  )[0] ?? null

/** Links of these children that hold on a day. */
export const standingLinks = (tx: Tx, childIds: readonly string[], today: string): Promise<LinkRow[]> =>
  tx.query<LinkRow>(
    `select ${COLUMNS} from parent_link p where p.county_id = $1 and p.child_id = any($2::uuid[]) and p.ended_on is null and p.until_on >= $3 and not p.del order by p.id`,
    [tx.countyId, childIds, today],
  )

/** So many of a place are looked at: the newest. */
const MOST = 5000

/** Links of a place's children, or of one child, that were made or ended since a day; the newest first. */
export const linksSince = async (
  tx: Tx,
  of: { place: Place } | { child: string },
  since: string,
): Promise<(LinkRow & { name: string; class_id: number | null })[]> => {
  const where = 'place' in of ? await placeFilter(tx, of.place, 'c.') : 'p.child_id = $3'
  return tx.query(
    `select ${COLUMNS}, c.name, c.class_id from parent_link p join child c on c.county_id = p.county_id and c.id = p.child_id
     where p.county_id = $1 and c.county_id = $1 and not p.del and not c.del and p.until_on >= $2 and ${where} order by p.made_on desc, p.id desc limit ${MOST}`,
    [tx.countyId, since, ...('place' in of ? [] : [of.child])],
  )
}

/** Doors are laid and shut in the transaction of their links. */
export const layDoor = (tx: Tx, token: string, door: Door) =>
  tx.run('insert into parent_door (token_hash, county, link_id, ends_on) values ($1, $2, $3, $4)', [
    hashOfToken(token),
    door.county,
    door.link_id,
    door.ends_on,
  ])
export const shutDoors = (tx: Tx, linkIds: readonly string[]) =>
  tx.run('delete from parent_door where county = $1 and link_id = any($2::uuid[])', [tx.countyId, linkIds])

/** How often each was opened, and on which day last. */
export const doorsOf = async (
  tx: Tx,
  linkIds: readonly string[],
): Promise<Map<string, { opened: number; last_on: string | null }>> =>
  new Map(
    (
      await tx.query<{ link_id: string; opened: number; last_on: string | null }>(
        'select link_id, opened, last_on from parent_door where county = $1 and link_id = any($2::uuid[])',
        [tx.countyId, linkIds],
      )
    ).map((r) => [r.link_id, r]),
  )
