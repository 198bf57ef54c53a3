import type { Tx } from './tx.ts'

export type RosterRow = {
  id: string
  school_id: number
  term: string
  file_name: string
  file_sealed: Buffer
  population: 'all' | 'left-behind'
  state: 'read' | 'applied' | 'undone' | 'cancelled' | 'applying'
  message: string | null
  corrections: {
    cells?: { sheet: string; row: number; column: number; text: string }[]
    columns?: { sheet: string; column: number; field: string | null }[]
  }
  counts: { children?: number; added?: number }
  undo_sealed: Buffer | null
  made_by_name: string
  made_at: Date
  applied_at: Date | null
}

const COLUMNS =
  'id, school_id, term, file_name, file_sealed, population, state, message, corrections, counts, undo_sealed, made_by_name, made_at, applied_at'

export const findRoster = async (tx: Tx, id: string): Promise<RosterRow | null> =>
  (
    await tx.query<RosterRow>(`select ${COLUMNS} from roster_import where county_id = $1 and id = $2`, [
      tx.countyId,
      id,
    ])
  )[0] ?? null
export const rosterList = (tx: Tx): Promise<Omit<RosterRow, 'file_sealed' | 'undo_sealed'>[]> =>
  tx.query(
    `select id, school_id, term, file_name, population, state, message, corrections, counts, made_by_name, made_at, applied_at from roster_import where county_id = $1 and state <> 'cancelled' order by made_at desc limit 100`,
    [tx.countyId],
  )

export const headingMeanings = async (tx: Tx, schoolId: number): Promise<{ heading: string; field: string }[]> =>
  tx.query('select heading, field from heading_meaning where county_id = $1 and school_id = $2', [
    tx.countyId,
    schoolId,
  ])

export const rememberHeading = async (tx: Tx, schoolId: number, heading: string, field: string) => {
  await tx.run(
    'insert into heading_meaning (county_id, scope, school_id, heading, field) values ($1, $2, $3, $4, $5) on conflict (county_id, school_id, heading) do update set field = excluded.field',
    [tx.countyId, [0], schoolId, heading, field],
  )
}

/** Has anybody changed these children, or written about them, since an instant? (The import's own rows carry that instant.) */
export const builtOn = async (tx: Tx, childIds: readonly string[], at: Date): Promise<boolean> => {
  const changed = await tx.query(
    'select 1 from history where county_id = $1 and child_id = any($2::uuid[]) and at > $3 limit 1',
    [tx.countyId, childIds, at],
  )
  if (changed.length) return true
  const written = await tx.query(
    'select 1 from record_child l join record r on r.county_id = l.county_id and r.id = l.record_id where l.county_id = $1 and l.child_id = any($2::uuid[]) and r.received_at > $3 limit 1',
    [tx.countyId, childIds, at],
  )
  return written.length > 0
}
