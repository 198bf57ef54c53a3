import type { Span } from '../../../domain/registers/spans.ts'
import { FACTS_SELECT, type FactsRow, factsOf } from '../../db/child-row.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Every span of each child, oldest first. */
export const spansOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Span[]>> => {
  const rows = ids.length
    ? await tx.query<FactsRow>(
        `select ${FACTS_SELECT} from child_facts where county_id = $1 and child_id = any($2::uuid[]) and not del order by child_id, from_on, until_on nulls last`,
        [tx.countyId, ids],
      )
    : []
  return new Map(
    [...Map.groupBy(rows, (r) => r.child_id)].map(([id, own]): [string, Span[]] => [
      id,
      own.map((r) => ({ id: r.id, facts: factsOf(r) })),
    ]),
  )
}
