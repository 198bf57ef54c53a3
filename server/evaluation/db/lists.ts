import type { Evaluated, ListedIndicator } from '../../../domain/entries/indicators.ts'
import type { Tx } from '../../db/tx-type.ts'

export type ListRow = {
  id: string
  place_id: number
  about: Evaluated
  from_term: string
  /** The first day of that term. */
  from_on: string
  items: ListedIndicator[]
  set_on: string
  set_by_name: string
}

/** What these places have said of a list, the newest term first. */
export const listRows = (tx: Tx, places: readonly number[], about: Evaluated): Promise<ListRow[]> =>
  tx.query<ListRow>(
    `select id, place_id, about, from_term, from_on, items, set_on, set_by_name from evaluation_list
     where county_id = $1 and place_id = any($2::int[]) and about = $3 and not del order by from_on desc, id limit 200`,
    [tx.countyId, places, about],
  )
