import { LEVEL_KIND, type LevelSaid, levelSaid } from '../../domain/records/level-said.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { Tx } from './tx-type.ts'

type Row = {
  child_id: string
  record_id: string
  happened_on: string
  received_on: string
  body: Record<string, unknown>
}

/**
 * How closely somebody decided to stay in touch with each of these children, of all effective assessments in sight. The facts behind it
 * go along only for a post that reads assessments.
 */
export const levelsOf = async (tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, LevelSaid[]>> => {
  if (childIds.length === 0) return new Map()
  const rows = await tx.query<Row>(
    `select l.child_id, l.record_id, l.happened_on, l.received_on, r.body from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id
     where l.county_id = $1 and l.child_id = any($2::uuid[]) and l.kind = $3 and l.live and l.role = 'about'`,
    [tx.countyId, childIds, LEVEL_KIND],
  )
  const { role, via } = tx.actor
  const mayRead = via === 'operator' || recordKind(LEVEL_KIND)?.read.includes(role) === true
  const said = rows.flatMap(({ child_id, record_id, happened_on, received_on, body }) => {
    const record = { recordId: record_id, happenedOn: happened_on, receivedOn: received_on, body }
    const level = levelSaid(record, mayRead)
    return level ? [{ child: child_id, level }] : []
  })
  const by = Map.groupBy(said, (s) => s.child)
  return new Map([...by].map(([child, of]) => [child, of.map((s) => s.level)]))
}
