import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { getFigure } from '../figures/queries/figure.ts'
import { newId } from '../ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { saveRecords } from './commands/save-records.ts'

/** 缺席补谈 names the meeting that the family missed (S5.10). */
let database: TestDatabase
let county: TestCounty
let [came, missed] = ['', '']
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  came = await makeChild(county, 'C31', '韦小军')
  missed = await makeChild(county, 'C31', '龙小巧')
})
afterAll(() => database.close())

const save = async (actor: Actor, record: Record<string, unknown>) => {
  const { verdicts } = await saveRecords(county.ctx, actor, { records: [{ version: 1, ...record }] })
  return verdicts.map((v) => [v.verdict, v.code, v.problems.map((p) => p.field)])[0]
}
const teacher = () => county.actor('head-teacher', 'C31')
const meeting = async (on: string) => {
  const id = newId(county.now)
  const said = await save(teacher(), {
    id,
    kind: 'meeting',
    about: { place: 'C31' },
    took: [
      { child: came, mark: 'signed' },
      { child: missed, mark: 'absent' },
    ],
    happenedOn: on,
    body: { sort: 'guardians', topic: '冬季安全' },
  })
  expect(said?.[0]).toBe('accepted')
  return id
}
const follow = (of: string, child: string, more: Record<string, unknown> = {}, actor = teacher()) =>
  save(actor, {
    id: newId(county.now),
    kind: 'follow-up',
    childIds: [child],
    happenedOn: '2026-11-23',
    body: { meeting: of, how: 'call', told: '讲了防一氧化碳' },
    ...more,
  })
const wrong = ['needs-attention', 'invalid', ['meeting']]

it('takes a meeting of the last sixty days at which the child’s family was absent, and counts by person', async () => {
  const of = await meeting('2026-11-20')
  expect(await follow(of, missed)).toEqual(['accepted', null, []])
  expect(await follow(of, came)).toEqual(wrong)
  expect(await follow(newId(county.now), missed)).toEqual(wrong)
  expect(await follow(await meeting('2026-09-10'), missed)).toEqual(wrong)
  expect(await follow(of, missed, { happenedOn: '2026-11-19' })).toEqual(wrong)
  expect((await follow(of, missed, {}, county.actor('head-teacher', 'C32')))?.[0]).not.toBe('accepted')
  await expect(follow(of, missed, {}, county.actor('county-office', 'COUNTY'))).rejects.toThrow()
  const figure = await getFigure(county.ctx, county.operator, {
    figureId: 'meetings.followed',
    place: 'S1',
    term: '2026-autumn',
  })
  expect(figure.value).toBe(1)
})
