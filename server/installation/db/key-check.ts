import type pg from 'pg'

/**
 * A county remembers a mark that only its own key gives. Another key file would seal new numbers beside those that it cannot
 * open: it is refused before anything is read or written. As the owner; true when this key fits or nothing is there yet.
 */
export const keyFits = async (owner: pg.ClientBase, mark: string): Promise<boolean> => {
  const there = await owner.query<{ there: boolean }>(`select to_regclass('public.county') is not null as there`)
  if (!there.rows[0]?.there) return true
  const known = await owner.query<{ mark: string }>(
    `select distinct settings->>'keyMark' as mark from county where settings ? 'keyMark'`,
  )
  return known.rows.every((r) => r.mark === mark)
}

/** Counties that were set up before marks were kept take theirs now. */
export const keepKeyMark = (owner: pg.ClientBase, mark: string) =>
  owner.query(
    `update county set settings = settings || jsonb_build_object('keyMark', $1::text) where not settings ? 'keyMark'`,
    [mark],
  )
