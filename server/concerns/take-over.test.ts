import { afterAll, beforeAll, expect, it } from 'vitest'
import { sealOf, tally } from '../db/seals/tally.ts'
import { inActorTx } from '../db/tx.ts'
import type { Tx } from '../db/tx-type.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getConcern } from './queries/concern.ts'
import { getConcerns } from './queries/concerns.ts'
import { takeOverConcerns } from './take-over.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')

/** A row as the release before wrote it: under its seal, with the child's scope. */
const asBefore = async (tx: Tx, table: 'concern' | 'concern_answer', child: string, row: Record<string, unknown>) => {
  const sealed = sealOf(tx, table, row)
  tally(tx, table, null, sealed)
  const [found] = await tx.query<{ scope: number[] }>('select scope from child where county_id = $1 and id = $2', [
    tx.countyId,
    child,
  ])
  const names = Object.keys(row)
  await tx.run(
    `insert into ${table} (county_id, scope, seal, ${names.join(', ')}) values ($1, $2, $3, ${names.map((_, i) => `$${i + 4}`).join(', ')})`,
    [tx.countyId, found?.scope, sealed.seal, ...Object.values(row)],
  )
}

it('concerns of the release before become entries with who said what and when, open and closed; seals hold; twice is once', async () => {
  const [one, two] = [await makeChild(county, 'C31', '蒙小川'), await makeChild(county, 'C31', '邹月心')]
  const author = teacher()
  const talk = async (replaces: string | null) => {
    const id = newId(county.now)
    const { verdicts } = await saveRecords(county.ctx, author, {
      records: [
        {
          id,
          kind: 'talk',
          version: 1,
          childIds: [one, two],
          happenedOn: '2026-11-10',
          body: { topics: ['home'], finding: 'well', words: '不敢回家' },
          replaces,
        },
      ],
    })
    expect(verdicts[0]?.verdict).toBe('accepted')
    return id
  }
  const root = await talk(null)
  const second = await talk(root)
  const at = (minute: number) => new Date(county.now + minute * 60_000)
  const told = { told: ['police'], told_name: '', told_on: '2026-11-11', told_time: '09:00', way: 'phone' }
  const by = { by_id: author.accountId, by_name: '莫老师' }
  const answer = (minute: number, done: string) => ({
    id: newId(county.now + minute),
    root_id: root,
    child_id: two,
    ...told,
    done,
    ...by,
    by_role: 'head-teacher',
    on_date: '2026-11-11',
    at: at(minute),
  })
  await inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => {
      for (const child of [one, two])
        for (const [record, worried, minute] of [
          [root, true, 0],
          [second, false, 1],
        ] as const)
          await asBefore(tx, 'concern', child, {
            record_id: record,
            child_id: child,
            root_id: root,
            worried,
            on_date: '2026-11-10',
            at: at(minute),
            ...by,
          })
      await asBefore(tx, 'concern_answer', two, answer(2, '派出所去过'))
      await asBefore(tx, 'concern_answer', two, answer(3, '又去看过'))
    },
    { now: county.now },
  )
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  await takeOverConcerns(county.ctx)
  await takeOverConcerns(county.ctx)
  const { open, items } = await getConcerns(county.ctx, teacher())
  expect([open, items.map((i) => [i.childName, i.by, i.on, i.worried, i.came])]).toEqual([
    1,
    [['蒙小川', '莫老师', '2026-11-10', false, '谈心里记的']],
  ])
  const closed = await inActorTx(
    county.ctx.db,
    teacher(),
    (tx) => tx.query<{ id: string }>('select id from entry where county_id = $1 and subject_id = $2', [county.id, two]),
    { readOnly: true },
  )
  const whole = await getConcern(county.ctx, teacher(), closed[0]?.id ?? '')
  expect(whole).toMatchObject({ state: 'answered', closedOn: '2026-11-11', heard: '不敢回家' })
  expect(whole.additions.map((a) => [a.by, a.on, a.told, a.toldTime, a.done, a.closed])).toEqual([
    ['莫老师', '2026-11-11', '110 或派出所', '09:00', '派出所去过', true],
    ['莫老师', '2026-11-11', '110 或派出所', '09:00', '又去看过', false],
  ])
  // What stood before is in nobody's sight.
  for (const actor of [teacher(), county.actor('township-officer', 'T'), county.actor('county-office', 'COUNTY')])
    for (const table of ['concern', 'concern_answer'])
      expect(
        await inActorTx(
          county.ctx.db,
          actor,
          (tx) => tx.query(`select child_id from ${table} where county_id = $1`, [county.id]),
          { readOnly: true },
        ),
      ).toEqual([])
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
