import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { DAY } from '../../db/present.ts'
import { resealed, sealOf, tally } from '../../db/seals/tally.ts'
import type { Tx } from '../../db/tx-type.ts'

export type RosterRow = {
  id: string
  school_id: number
  term: string
  file_name: string
  file_sealed: Buffer
  population: 'all' | 'left-behind'
  state: 'read' | 'applied' | 'undone' | 'cancelled' | 'applying' | 'undoing'
  /** Which try the state speaks of. */
  attempt: string | null
  message: string | null
  corrections: {
    /** The mended cells, sealed (base64): import/mended-cells.ts. */
    sealed?: string
    columns?: { sheet: string; column: number; field: string | null }[]
    /** What is done with the rows of each other school (`divide-list.ts`). */
    foreign?: Record<string, string>
    /** The import that this one opens again, and who had handed that file in. */
    again?: { of: string; by: string }
  }
  counts: {
    children?: number
    added?: number
    changed?: number
    left?: number
    moved?: number
    transferred?: number
    given?: number
    foreign?: { named: string; school: string | null; children: number; what: 'left' | 'taken' | 'handed' }[]
    classless?: number
    progress?: { done: number; of: number; text: string; at: string }
  }
  undo_sealed: Buffer | null
  made_by: string
  made_by_name: string
  made_at: Date
  applied_at: Date | null
}

const COLUMNS =
  'id, school_id, term, file_name, file_sealed, population, state, attempt, message, corrections, counts, undo_sealed, made_by, made_by_name, made_at, applied_at'

export const findRoster = async (tx: Tx, id: string): Promise<RosterRow | null> =>
  (
    await tx.query<RosterRow>(`select ${COLUMNS} from roster_import where county_id = $1 and id = $2`, [
      tx.countyId,
      id,
    ])
  )[0] ?? null
export const rosterList = (tx: Tx): Promise<Omit<RosterRow, 'file_sealed' | 'undo_sealed'>[]> =>
  tx.query(
    `select id, school_id, term, file_name, population, state, attempt, message, corrections, counts, made_by, made_by_name, made_at, applied_at from roster_import where county_id = $1 and state <> 'cancelled' order by made_at desc limit 100`,
    [tx.countyId],
  )

/** What the import changed, sealed (`import/told-import.ts`); apart from the row, for it is long. */
export const toldSealed = async (tx: Tx, id: string): Promise<Buffer | null> =>
  (
    await tx.query<{ told_sealed: Buffer | null }>(
      'select told_sealed from roster_import where county_id = $1 and id = $2',
      [tx.countyId, id],
    )
  )[0]?.told_sealed ?? null

/** The import of this account that opens that one again and is not written yet. */
export const openedAgain = async (tx: Tx, of: string, accountId: string): Promise<string | null> =>
  (
    await tx.query<{ id: string }>(
      `select id from roster_import where county_id = $1 and state = 'read' and made_by = $3 and corrections->'again'->>'of' = $2 order by made_at desc limit 1`,
      [tx.countyId, of, accountId],
    )
  )[0]?.id ?? null

export const headingMeanings = async (tx: Tx, schoolId: number): Promise<{ heading: string; field: string }[]> =>
  tx.query('select heading, field from heading_meaning where county_id = $1 and school_id = $2', [
    tx.countyId,
    schoolId,
  ])

export const rememberHeading = async (tx: Tx, schoolId: number, heading: string, field: string) => {
  const key = [tx.countyId, schoolId, heading]
  const where = 'where county_id = $1 and school_id = $2 and heading = $3'
  const row = { school_id: schoolId, heading, field }
  const sealed = sealOf(tx, 'heading_meaning', row)
  const made = await tx.run(
    'insert into heading_meaning (county_id, scope, school_id, heading, field, seal) values ($1, $2, $3, $4, $5, $6) on conflict (county_id, school_id, heading) do nothing',
    [tx.countyId, [0], schoolId, heading, field, sealed.seal],
  )
  if (made) return tally(tx, 'heading_meaning', null, sealed)
  const [before] = await tx.query<typeof row & { seal: Buffer | null }>(
    `select * from heading_meaning ${where} for update`,
    key,
  )
  if (!before || before.field === field) return
  const seal = resealed(tx, 'heading_meaning', before, row)
  await tx.run(`update heading_meaning set field = $4, seal = $5 ${where}`, [...key, field, seal])
}

/** So many are counted; one more says that there are more. */
export const BUILT_TOLD = 50

export type BuiltOn = { childId: string; name: string | null; what: 'changed' | 'recorded' }

/**
 * Who has changed these children, or written about them, since an instant (the import's own rows carry that instant)? Names of
 * children whom the actor no longer sees are left out. Ask within `tx.widened`, so that nothing is overlooked.
 */
export const builtOn = async (tx: Tx, childIds: readonly string[], at: Date): Promise<BuiltOn[]> => [
  ...(await askBuilt(
    tx,
    'changed',
    `select distinct h.child_id, c.name, c.name_order from history h join child c on c.county_id = h.county_id and c.id = h.child_id
     where h.county_id = $1 and h.child_id = any($2::uuid[]) and h.at > $3 and h.device is distinct from '${DAY}' order by c.name_order, h.child_id limit ${BUILT_TOLD + 1}`,
    [childIds, at],
  )),
  ...(await recordedOn(tx, childIds, at)),
]

/** Who has written about these children since an instant; within `tx.widened`. */
const recordedOn = (tx: Tx, childIds: readonly string[], at: Date): Promise<BuiltOn[]> =>
  askBuilt(
    tx,
    'recorded',
    `select distinct l.child_id, c.name, c.name_order from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id join child c on c.county_id = l.county_id and c.id = l.child_id
     where l.county_id = $1 and l.child_id = any($2::uuid[]) and r.received_at > $3 order by c.name_order, l.child_id limit ${BUILT_TOLD + 1}`,
    [childIds, at],
  )

const askBuilt = async (tx: Tx, what: BuiltOn['what'], sql: string, values: unknown[]): Promise<BuiltOn[]> =>
  (await tx.query<{ child_id: string; name: string | null }>(sql, [tx.countyId, ...values])).map((r) => ({
    childId: r.child_id,
    name: r.name,
    what,
  }))

/** Which of these places were changed after an instant. */
export const placeNotesSince = async (tx: Tx, ids: readonly number[], at: Date): Promise<Set<number>> =>
  new Set(
    (
      await tx.query<{ row_id: string }>(
        `select distinct row_id from history where county_id = $1 and tbl = 'place' and row_id = any($2::text[]) and at > $3`,
        [tx.countyId, ids.map(String), at],
      )
    ).map((r) => Number(r.row_id)),
  )

/** Which of these classes hold a child on the roll, now or from a day to come, or somebody's post. */
export const classesInUse = async (tx: Tx, ids: readonly number[]): Promise<Set<number>> =>
  new Set(
    (
      await tx.query<{ id: number }>(
        `select class_id as id from child_facts where county_id = $1 and class_id = any($2::int[]) and not del and status <> 'left' and (until_on is null or until_on > $3)
         union select place_id from post where county_id = $1 and place_id = any($2::int[]) and not del`,
        [tx.countyId, ids, shanghaiDate(tx.now)],
      )
    ).map((r) => r.id),
  )
