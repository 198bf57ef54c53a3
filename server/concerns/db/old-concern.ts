import { UNSEEN } from '../../../domain/registers/scope.ts'
import type { Tx } from '../../db/tx-type.ts'

/** As concerns stood before they were entries: a row a child for each record that says so or corrects one that did. */
export type OldConcern = {
  record_id: string
  child_id: string
  root_id: string
  worried: boolean
  on_date: string
  at: Date
  by_id: string
  by_name: string
}

/** Those that are no entries yet; the others are in nobody's sight. */
export const oldConcerns = (tx: Tx): Promise<OldConcern[]> =>
  tx.query<OldConcern>(
    `select record_id, child_id, root_id, worried, on_date, at, by_id, by_name from concern where county_id = $1 and not scope @> array[${UNSEEN}] order by at, record_id, child_id`,
    [tx.countyId],
  )

type OldAnswer = {
  id: string
  told: string[]
  told_name: string
  told_on: string
  told_time: string
  way: string
  done: string
  by_id: string
  by_name: string
  by_role: string
  on_date: string
  at: Date
}

export const answersOf = (tx: Tx, rootId: string, childId: string): Promise<OldAnswer[]> =>
  tx.query<OldAnswer>(
    'select id, told, told_name, told_on, told_time, way, done, by_id, by_name, by_role, on_date, at from concern_answer where county_id = $1 and root_id = $2 and child_id = $3 order by at, id',
    [tx.countyId, rootId, childId],
  )

/** What became an entry stays for the diary that speaks of it, in nobody's sight. */
export const hideOld = async (tx: Tx, rootId: string, childId: string): Promise<void> => {
  for (const table of ['concern', 'concern_answer'])
    await tx.run(
      `update ${table} set scope = array[${UNSEEN}] where county_id = $1 and root_id = $2 and child_id = $3`,
      [tx.countyId, rootId, childId],
    )
}
