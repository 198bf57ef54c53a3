import { LAST_GRADE } from '../../../domain/registers/transfer.ts'
import { holdsAt } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'

export type UnplacedRow = {
  id: string
  name: string
  class_id: number | null
  school_id: number
  graduated_on: string
  state: 'waiting' | 'declined' | null
  to_id: number | null
  answer: string | null
}

/**
 * Who graduated from these schools since a day, is of an age at which schooling goes on, sits in no school today, and was not said to have gone to
 * another county: school by school, by name; within sight.
 */
export const graduatesWithoutSchool = (
  tx: Tx,
  schools: readonly number[],
  since: string,
  today: string,
): Promise<UnplacedRow[]> =>
  tx.query<UnplacedRow>(
    `select c.id, c.name, f.class_id, f.school_id, f.from_on as graduated_on, t.state, t.to_id, t.answer
     from child_facts f join child c on c.county_id = f.county_id and c.id = f.child_id and not c.del
     left join lateral (select t.state, t.to_id, t.answer from child_transfer t where t.county_id = $1 and t.child_id = f.child_id and not t.del
        and t.state <> 'withdrawn' order by t.at desc limit 1) t on true
     where f.county_id = $1 and c.county_id = $1 and f.school_id = any($2::int[]) and f.status = 'left' and f.out_reason = 'graduated'
       and f.from_on >= $3 and ${holdsAt('$4')} and not f.del and (f.grade is null or f.grade < ${LAST_GRADE}) and t.state is distinct from 'elsewhere'
       and t.state is distinct from 'accepted'
     order by f.school_id, f.class_id, c.name_order, c.id limit 3000`,
    [tx.countyId, schools, since, today],
  )
