import type pg from 'pg'
import type { Keys } from '../keys.ts'

const CHUNK = 500

/**
 * Seals student numbers that an older version kept plain, then takes their columns away (migration 012). As the owner, once; a
 * run that was cut off goes on where it stopped. Returns whether there was anything: search keys are made anew then.
 */
export const sealOldNumbers = async (owner: pg.ClientBase, keys: Keys): Promise<boolean> => {
  const there = await owner.query(
    `select 1 from pg_attribute where attrelid = to_regclass('public.child') and attname = 'student_no' and not attisdropped`,
  )
  if (there.rowCount === 0) return false
  await owner.query('alter table child no force row level security')
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
  await owner.query('alter table child_key no force row level security')
  // Whole keys of four digits were the last four of an ID number or a phone.
  await owner.query(`delete from child_key where key ~ '^[0-9]{3}[0-9x]$'`)
  await owner.query('alter table child_key force row level security')
  await owner.query('alter table child force row level security')
  await owner.query('alter table child drop column student_no, drop column id_last4')
  // Old versions of the rows lie in the files until they are cleared away.
  for (const table of ['child', 'history', 'child_key', 'child_person'])
    await owner.query(`vacuum full ${table}`).catch(() => {})
  return true
}
