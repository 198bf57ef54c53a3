import type { FamilyMember } from '../../../domain/registers/one-fact.ts'
import type { AnswerSort, AnswerState } from '../../../domain/registers/parent-page.ts'
import type { Tx } from '../../db/tx-type.ts'

export type AnswerRow = {
  id: string
  link_id: string
  child_id: string
  part: FamilyMember
  sort: AnswerSort
  words_sealed: Buffer
  on_date: string
  state: AnswerState
  settled_on: string | null
  settled_by_name: string | null
  reason: string | null
  entry_id: string | null
}
const COLUMNS =
  'a.id, a.link_id, a.child_id, a.part, a.sort, a.words_sealed, a.on_date, a.state, a.settled_on, a.settled_by_name, a.reason, a.entry_id'
const ANSWERS = 'a.county_id = $1 and not a.del'
type NamedAnswer = AnswerRow & { name: string; class_id: number | null }

/** What waits for a teacher among the children in sight, the earliest first. */
export const waitingAnswers = (tx: Tx, most: number): Promise<NamedAnswer[]> =>
  tx.query(
    `select ${COLUMNS}, c.name, c.class_id from parent_answer a join child c on c.county_id = a.county_id and c.id = a.child_id
     where ${ANSWERS} and c.county_id = $1 and not c.del and a.state = 'waiting' order by a.at, a.id limit $2`,
    [tx.countyId, most],
  )

export const countWaiting = async (tx: Tx): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(*)::int as n from parent_answer a where ${ANSWERS} and a.state = 'waiting'`,
      [tx.countyId],
    )
  )[0]?.n ?? 0

/** All about one child: what waits first, then the newest. */
export const answersAbout = (tx: Tx, childId: string, most: number): Promise<NamedAnswer[]> =>
  tx.query(
    `select ${COLUMNS}, c.name, c.class_id from parent_answer a join child c on c.county_id = a.county_id and c.id = a.child_id
     where ${ANSWERS} and c.county_id = $1 and not c.del and a.child_id = $2 order by (a.state = 'waiting') desc, a.at desc, a.id limit $3`,
    [tx.countyId, childId, most],
  )

/** What was sent by one link, the newest first. */
export const answersOfLink = (tx: Tx, linkId: string, most: number): Promise<AnswerRow[]> =>
  tx.query(
    `select ${COLUMNS} from parent_answer a where ${ANSWERS} and a.link_id = $2 order by a.at desc, a.id limit $3`,
    [tx.countyId, linkId, most],
  )

export const findAnswer = async (tx: Tx, id: string, { held = false } = {}): Promise<AnswerRow | null> =>
  (
    await tx.query<AnswerRow>(
      `select ${COLUMNS} from parent_answer a where ${ANSWERS} and a.id = $2${held ? ' for update' : ''}`,
      [tx.countyId, id],
    )
  )[0] ?? null
