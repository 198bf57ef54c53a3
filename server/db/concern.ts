import type { Place } from '../../domain/registers/place.ts'
import { placeFilter } from './facts.ts'
import type { Tx } from './tx.ts'

export type ConcernRow = {
  record_id: string
  child_id: string
  root_id: string
  worried: boolean
  on_date: string
  at: Date
  by_name: string
}
const COLUMNS = 'record_id, child_id, root_id, worried, on_date, at, by_name'

/** What a record says of each of its children's safety, or a record that it corrects. */
export const concernsOfRecord = (tx: Tx, recordId: string): Promise<ConcernRow[]> =>
  tx.query<ConcernRow>(`select ${COLUMNS} from concern where county_id = $1 and record_id = $2`, [
    tx.countyId,
    recordId,
  ])

export type OpenConcern = ConcernRow & {
  name: string
  class_id: number | null
  school_id: number | null
  kind: string
}

/** Worries that nobody has answered, of children who are at the place now, the oldest first. */
export const openConcerns = async (tx: Tx, place: Place): Promise<OpenConcern[]> =>
  tx.query<OpenConcern>(
    `select n.record_id, n.child_id, n.root_id, n.on_date, n.at, n.by_name, c.name, c.class_id, c.school_id, r.kind,
       coalesce((select bool_or(v.worried) from concern v join record_part l on l.county_id = v.county_id and l.record_id = v.record_id and l.child_id = v.child_id
                 where v.county_id = $1 and v.root_id = n.root_id and v.child_id = n.child_id and l.live), false) as worried
     from concern n join child c on c.county_id = n.county_id and c.id = n.child_id join record r on r.county_id = n.county_id and r.id = n.record_id
     where n.county_id = $1 and n.record_id = n.root_id and ${await placeFilter(tx, place, 'c.')}
       and not exists (select 1 from concern_answer a where a.county_id = $1 and a.root_id = n.root_id and a.child_id = n.child_id)
     order by n.at, n.record_id, c.name collate "zh-x-icu", n.child_id`,
    [tx.countyId],
  )

/** All that was ever said of a child's safety, by record. */
export const concernsOfChild = (tx: Tx, childId: string): Promise<ConcernRow[]> =>
  tx.query<ConcernRow>(`select ${COLUMNS} from concern where county_id = $1 and child_id = $2 order by at, record_id`, [
    tx.countyId,
    childId,
  ])

export type AnswerRow = {
  id: string
  root_id: string
  child_id: string
  told: string[]
  told_name: string
  told_on: string
  told_time: string
  way: string
  done: string
  by_id: string
  by_name: string
  on_date: string
}
const ANSWER = 'id, root_id, child_id, told, told_name, told_on, told_time, way, done, by_id, by_name, on_date'

export const answersOfChild = (tx: Tx, childId: string): Promise<AnswerRow[]> =>
  tx.query<AnswerRow>(`select ${ANSWER} from concern_answer where county_id = $1 and child_id = $2 order by at, id`, [
    tx.countyId,
    childId,
  ])

export const findAnswer = async (tx: Tx, id: string): Promise<AnswerRow | null> =>
  (
    await tx.query<AnswerRow>(`select ${ANSWER} from concern_answer where county_id = $1 and id = $2`, [
      tx.countyId,
      id,
    ])
  )[0] ?? null

/** For each of the records: does it, or what it corrects, say 担心安全, and has every child's worry been answered? */
export const concernStates = async (
  tx: Tx,
  recordIds: readonly string[],
): Promise<Map<string, 'open' | 'answered'>> => {
  if (recordIds.length === 0) return new Map()
  const rows = await tx.query<{ record_id: string; open: boolean }>(
    `select n.record_id, bool_or(not exists (select 1 from concern_answer a where a.county_id = $1 and a.root_id = n.root_id and a.child_id = n.child_id)) as open
     from concern n where n.county_id = $1 and n.record_id = any($2::uuid[]) group by n.record_id`,
    [tx.countyId, recordIds],
  )
  return new Map(rows.map((r) => [r.record_id, r.open ? 'open' : 'answered']))
}
