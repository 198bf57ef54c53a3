import type { Tx } from '../../db/tx-type.ts'
import { BY_NAME } from './child-names.ts'

/** Who else is in the child's class on that day, in pinyin order; within the actor's sight. */
export const classMates = (tx: Tx, childId: string, on: string): Promise<{ id: string; name: string }[]> =>
  tx.query(
    `select id, name from child c where county_id = $1 and id <> $2 and not del
     and exists (select 1 from child_facts f join child_facts o on o.county_id = f.county_id and o.class_id = f.class_id
       where f.county_id = $1 and f.child_id = $2 and o.child_id = c.id and not f.del and not o.del and f.status = 'enrolled' and o.status = 'enrolled'
       and f.from_on <= $3 and (f.until_on is null or f.until_on > $3) and o.from_on <= $3 and (o.until_on is null or o.until_on > $3)) ${BY_NAME}`,
    [tx.countyId, childId, on],
  )
