import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { CHECK } from '../../testing/write-path-check.ts'
import { oneOpenSpan } from './007-one-open-span.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const COLUMNS =
  'county_id, scope, child_id, status, household_id, sex, hukou, father_state, mother_state, care_kind, created_at'
/** A further span of the child, as two writers at once could leave it. */
const extra = (fromOn: string, untilOn: string | null, later: number) => ({
  text: `insert into child_facts (id, from_on, until_on, ${COLUMNS}) select gen_random_uuid(), $2, $3, ${COLUMNS} + interval '${later} seconds' from child_facts where county_id = $4 and child_id = $1 and made_by is null and from_on = '2026-09-01' limit 1`,
  values: [fromOn, untilOn],
})

it('spans left open or overlapping by two writers end where the next begins; of one day the last written holds', async () => {
  const { owner } = database
  const [twice, sound] = [await makeChild(county, 'C31', '石安安'), await makeChild(county, 'C31', '龙巧')]
  const spans = async (id: string) =>
    (
      await owner.query(
        'select from_on, until_on from child_facts where county_id = $1 and child_id = $2 and not del order by from_on',
        [county.id, id],
      )
    ).rows.map((r) => [r.from_on, r.until_on])
  // All of it is taken back: other tests of a shared database see nothing.
  await owner.query('begin')
  try {
    await owner.query(`set local app.county = '${county.id}'`)
    await owner.query('drop index child_facts_open')
    if (database.engine !== 'citus') await owner.query(`drop trigger ${CHECK} on child_facts`)
    for (const { text, values } of [
      extra('2026-11-20', null, 1),
      extra('2026-11-20', null, 2),
      extra('2026-10-01', '2026-12-31', 3),
    ])
      await owner.query(text, [twice, ...values, county.id])
    expect((await spans(twice)).length).toBe(4)
    for (const statement of oneOpenSpan) await owner.query(statement)
    expect(await spans(twice)).toEqual([
      ['2026-09-01', '2026-10-01'],
      ['2026-10-01', '2026-11-20'],
      ['2026-11-20', null],
    ])
    expect(await spans(sound)).toEqual([['2026-09-01', null]])
  } finally {
    await owner.query('rollback')
  }
})
