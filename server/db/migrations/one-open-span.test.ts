import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { CHECK } from '../../testing/write-path-check.ts'
import { oneOpenSpan } from './009-one-open-span.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const sight = (circles: string) =>
  database.owner.query(`set local app.county = '${county.id}'; set local app.circles = '${circles}'`)
const spans = async (id: string) =>
  (
    await database.owner.query(
      'select from_on, until_on from child_facts where county_id = $1 and child_id = $2 and not del order by from_on, until_on',
      [county.id, id],
    )
  ).rows.map((r) => [r.from_on, r.until_on])
/** A further span of the child, as two writers at once could leave it. */
const insert = (childId: string, fromOn: string, untilOn: string | null, written: string) =>
  database.owner.query(
    `insert into child_facts (county_id, scope, id, child_id, from_on, until_on, status, household_id, sex, hukou, father_state, mother_state, care_kind, created_at)
     values ($1, $2, gen_random_uuid(), $3, $4, $5, 'enrolled', $3, 'female', 'rural', 'home', 'home', 'unknown', $6)`,
    [county.id, [county.operator.placeId], childId, fromOn, untilOn, written],
  )

it('spans left open or overlapping by two writers end where the next begins; of one day the last written holds', async () => {
  const [twice, sound] = [await makeChild(county, 'C31', '石安安'), await makeChild(county, 'C31', '龙巧')]
  for (let tries = 1; ; tries++)
    try {
      return await migratedAgain(twice, sound)
    } catch (error) {
      // On a shared database others write meanwhile, and a change of tables takes locks in another order than they do.
      if ((error as { code?: string }).code !== DEADLOCK || tries === MOST_TRIES) throw error
    }
})

const DEADLOCK = '40P01'
const MOST_TRIES = 8

const migratedAgain = async (twice: string, sound: string): Promise<void> => {
  const { owner, engine } = database
  // All of it is taken back: other tests of a shared database see nothing.
  await owner.query('begin')
  try {
    if (engine === 'citus') await owner.query(`set local citus.propagate_set_commands = 'local'`)
    else await owner.query(`drop trigger ${CHECK} on child_facts`)
    await owner.query('drop index child_facts_open')
    await sight(`{${county.operator.placeId}}`)
    await insert(twice, '2026-11-20', null, '2026-11-20T08:00:00Z')
    await insert(twice, '2026-11-20', null, '2026-11-20T08:00:01Z')
    await insert(twice, '2026-10-01', '2026-12-31', '2026-11-20T08:00:02Z')
    expect((await spans(twice)).length).toBe(4)
    // Whoever migrates has no places, and may be bound by the policy.
    await sight('{}')
    // As the county's row was then, and what was kept of the engine's answers.
    await owner.query('create table duty_fact (county_id int)')
    await owner.query('alter table county add column rolls int not null default 0')
    for (const statement of oneOpenSpan) await owner.query(statement)
    await sight(`{${county.operator.placeId}}`)
    expect(await spans(twice)).toEqual([
      ['2026-09-01', '2026-10-01'],
      ['2026-10-01', '2026-11-20'],
      ['2026-11-20', null],
    ])
    expect(await spans(sound)).toEqual([['2026-09-01', null]])
  } finally {
    await owner.query('rollback')
  }
}
