import type pg from 'pg'
import { DONE_MARK } from '../../db/migrations/migrate.ts'
import type { Keys } from '../../keys.ts'
import { sealCells } from '../mended-cells.ts'

const CHUNK = 500
/** Stands among the migrations once all is done: it needs the key, so SQL alone cannot do it. */
const DONE = `012-numbers-sealed${DONE_MARK}`
const TABLES = ['child', 'child_key', 'roster_import']
/** What also held numbers or parts of them. */
const BESIDE = ['history', 'child_person', 'idempotency']

/**
 * Seals numbers that an older version kept plain (H1): student numbers, whose columns go then (migration 012), and cells of a
 * list that somebody mended. As the owner; a run that was cut off goes on where it stopped. Returns whether search keys are to
 * be made anew; `numbersAreSealed` says when they are.
 */
export const sealOldNumbers = async (owner: pg.ClientBase, keys: Keys): Promise<boolean> => {
  const done = async () => (await owner.query('select 1 from migration where name = $1', [DONE])).rowCount === 1
  if (await done()) return false
  // Two that start at once take turns.
  await owner.query('select pg_advisory_lock(726533)')
  try {
    if (await done()) return false
    await sealAll(owner, keys)
  } finally {
    await owner.query('select pg_advisory_unlock(726533)')
  }
  return true
}

/** Nothing plain is left, and children are found under keys of today: the next start has nothing to do. */
export const numbersAreSealed = (owner: pg.ClientBase) =>
  owner.query(`insert into migration (name, hash) values ($1, '') on conflict (name) do nothing`, [DONE])

const sealAll = async (owner: pg.ClientBase, keys: Keys): Promise<void> => {
  for (const table of TABLES) await owner.query(`alter table ${table} no force row level security`)
  try {
    await sealStudentNumbers(owner, keys)
    await sealMendedCells(owner, keys)
    // Whole keys of four digits were the last four of an ID number or a phone.
    await owner.query(`delete from child_key where key ~ '^[0-9]{3}[0-9x]$'`)
  } finally {
    for (const table of TABLES) await owner.query(`alter table ${table} force row level security`)
  }
  // Old versions of the rows lie in the files until they are cleared away. Where that is refused (a statement
  // limit of the keeper's), the next vacuum of the database does it.
  for (const table of [...TABLES, ...BESIDE]) await owner.query(`analyze ${table}`)
  // The planner's notes of a column hold some of its values.
  for (const table of [...TABLES, ...BESIDE, 'pg_catalog.pg_statistic'])
    await owner.query(`vacuum full ${table}`).catch(() => {})
}

const sealStudentNumbers = async (owner: pg.ClientBase, keys: Keys): Promise<void> => {
  const there = await owner.query(
    `select 1 from pg_attribute where attrelid = to_regclass('public.child') and attname = 'student_no' and not attisdropped`,
  )
  if (there.rowCount === 0) return
  for (;;) {
    const { rows } = await owner.query<{ county_id: number; id: string; student_no: string }>(
      'select county_id, id, student_no from child where student_no is not null limit $1',
      [CHUNK],
    )
    for (const { county_id, id, student_no } of rows)
      await owner.query('update child set student_no_sealed = $3, student_no = null where county_id = $1 and id = $2', [
        county_id,
        id,
        keys.seal(student_no, { county: county_id, table: 'child', id, field: 'student_no' }),
      ])
    if (rows.length < CHUNK) break
  }
  await owner.query('alter table child drop column student_no, drop column id_last4')
}

type Old = { columns?: unknown[]; cells?: { sheet: string; row: number; column: number; text: string }[] }

const sealMendedCells = async (owner: pg.ClientBase, keys: Keys): Promise<void> => {
  const { rows } = await owner.query<{ county_id: number; id: string; corrections: Old }>(
    `select county_id, id, corrections from roster_import where corrections ? 'cells'`,
  )
  for (const { county_id, id, corrections } of rows) {
    const { cells = [], ...rest } = corrections
    await owner.query('update roster_import set corrections = $3 where county_id = $1 and id = $2', [
      county_id,
      id,
      JSON.stringify({ ...rest, ...sealCells(keys, county_id, id, cells) }),
    ])
  }
}
