import { need } from '../../../domain/entries/need.ts'
import { entryFigures } from '../../../domain/figures/from-declarations.ts'
import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { entrySource, LIST_COLUMNS } from '../../figures/db/fact-lists.ts'
import { predicateSql } from '../../figures/db/predicate-sql.ts'

/** What `need.open` counts by. */
const OPEN = entryFigures(need).find(({ id }) => id === `${need.kind}.open`)?.filter ?? { all: [] }

/** The day on which the oldest need that still stands at the cut-off was written down; null where none stands. With the county in sight. */
export const oldestOpenNeed = async (tx: Tx, place: Place, range: Range): Promise<string | null> => {
  const params: unknown[] = [tx.countyId]
  const from = entrySource(await placeFilter(tx, place, 'e.'), place.id)
  const where = predicateSql(OPEN, { columns: LIST_COLUMNS.entries, params, range })
  const [row] = await tx.query<{ on: string | null }>(`select min(e.from_on) as on ${from} and ${where}`, params)
  return row?.on ?? null
}
