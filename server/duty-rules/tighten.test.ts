import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inActorTx } from '../db/tx.ts'
import { layDuties } from '../duties/lay-duties.ts'
import { getBoard, listDuties } from '../duties/queries/board.ts'
import { verifyDutyRows } from '../duties/queries/verify-duty-rows.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { setDutyRule } from './commands/set-duty-rule.ts'
import type { Asked } from './known-rule.ts'
import { listDutyRules } from './queries/duty-rules.ts'
import { previewDutyRule } from './queries/preview-duty-rule.ts'

const [TALK, SURVEY] = ['monthly-talk', 'term-survey']
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await makeChild(county, 'C31', '石安安')
  await makeChild(county, 'D31', '龙巧')
})
afterAll(() => database.close())

const office = () => county.actor('county-office', 'COUNTY')
const township = () => county.actor('township-officer', 'T')
const principal = () => county.actor('principal', 'S1')
type Who = ReturnType<typeof office>
const set = (who: Who, rule: string, more: Partial<Asked>) =>
  setDutyRule(county.ctx, who, rule, { on: true, earlier: 0, basis: '', fromOn: '2026-11-26', ...more })
const duty = async (rule: string, period: string, place = 'S1') =>
  (await listDuties(county.ctx, county.operator, { place, rule, limit: 200 })).items.find(
    (d) => d.period.key === period,
  )
const due = async (place = 'S1') => (await duty(TALK, '2026-12', place))?.period.windows.due
const rowsAreRight = async () => {
  await layDuties(county.ctx, () => false, county.id)
  const found = await inActorTx(county.ctx.db, county.operator, (tx) => verifyDutyRows(tx, true), { now: county.now })
  expect(found).toEqual([])
}

describe('a township and a school ask for more than the county, never for less (duties-and-sync §1)', () => {
  it('a school is earlier for its own alone, and “why?” says whose word it is', async () => {
    expect([await due('S1'), await due('S2')]).toEqual(['2026-12-25', '2026-12-25'])
    await set(principal(), TALK, { earlier: 5, basis: '《本校谈心制度》' })
    await rowsAreRight()
    expect([await due('S1'), await due('S2')]).toEqual(['2026-12-20', '2026-12-25'])
    expect((await duty(TALK, '2026-12'))?.why).toContain('按青石镇中心小学的要求，比县里的紧，依据：《本校谈心制度》。')
    expect((await duty(TALK, '2026-12', 'S2'))?.why).not.toContain('比县里的紧')
    // What was due before that day stays.
    expect((await duty(TALK, '2026-11'))?.period.windows.due).toBe('2026-11-25')
  })

  it('the tightest of county, township and school holds, whoever spoke last', async () => {
    await set(township(), TALK, { earlier: 3 })
    await rowsAreRight()
    expect([await due('S1'), await due('S2')]).toEqual(['2026-12-20', '2026-12-22'])
    expect((await duty(TALK, '2026-12', 'S2'))?.why).toContain('按青石镇的要求')
    await set(office(), TALK, { earlier: 7 })
    await rowsAreRight()
    expect([await due('S1'), await due('S2')]).toEqual(['2026-12-18', '2026-12-18'])
    expect((await duty(TALK, '2026-12'))?.why).not.toContain('的要求')
    await set(office(), TALK, { earlier: 0 })
    expect([await due('S1'), await due('S2')]).toEqual(['2026-12-20', '2026-12-22'])
  })

  it.each<[string, () => Who, Partial<Asked>, string]>([
    ['a school less than its township', principal, { earlier: 2 }, '青石镇已经要求提前 3 天'],
    ['a school the same as its township', principal, { earlier: 3 }, '不用另外定'],
    ['a township the same as the county', township, { earlier: 0 }, '县里已经要求做了'],
  ])('refused with what to do: %s', async (_what, who, more, words) => {
    await expect(set(who(), TALK, more)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(words),
    })
  })

  it('to stop below is to take back the own word; what the county asks for is asked on', async () => {
    await set(principal(), TALK, { on: false })
    await rowsAreRight()
    expect(await due('S1')).toBe('2026-12-22')
    await set(township(), TALK, { on: false })
    await rowsAreRight()
    expect([await due('S1'), await due('S2')]).toEqual(['2026-12-25', '2026-12-25'])
  })

  it('what the county does not ask for a school may ask of its own; boards above show it for that school', async () => {
    expect(await duty(SURVEY, '2026-autumn')).toBeUndefined()
    await set(principal(), SURVEY, { fromOn: '2026-09-01' })
    await rowsAreRight()
    expect((await duty(SURVEY, '2026-autumn'))?.why).toContain('按青石镇中心小学的要求')
    expect(await duty(SURVEY, '2026-autumn', 'S2')).toBeUndefined()
    const board = await getBoard(county.ctx, township(), { place: 'T', month: '2026-10' })
    expect(board.columns.map((c) => c.rule)).toContain(SURVEY)
    await set(principal(), SURVEY, { on: false, fromOn: '2026-09-01' })
    await rowsAreRight()
    expect(await duty(SURVEY, '2026-autumn')).toBeUndefined()
  })

  it('shows what it does to the own list before it is said: the own schools alone, and writes nothing', async () => {
    const ask = (who: Who) => previewDutyRule(county.ctx, who, TALK, { on: true, earlier: 14, fromOn: '2026-11-24' })
    const [own, all] = [await ask(principal()), await ask(township())]
    expect([own.schools, own.allSchools, all.schools]).toEqual([1, 1, 2])
    expect([own.overdue.after - own.overdue.now, all.overdue.after - all.overdue.now]).toEqual([1, 2])
    expect(await due('S1')).toBe('2026-12-25')
  })

  it('each sees what holds for it, whose word it is, and what it cannot go below', async () => {
    await set(township(), TALK, { earlier: 4, fromOn: '2026-11-01' })
    const of = async (who: Who) => {
      const { place, items } = await listDutyRules(county.ctx, who)
      const { now, above } = items.find((r) => r.rule === TALK) ?? {}
      return [place.level, now?.earlier, now?.by, now?.own, above?.earlier, above?.by]
    }
    expect(await of(principal())).toEqual(['school', 4, '青石镇', false, 4, '青石镇'])
    expect(await of(township())).toEqual(['township', 4, '青石镇', true, 0, null])
    expect((await of(office())).slice(0, 4)).toEqual(['county', 0, null, true])
    expect(await of(county.actor('dean', 'S2'))).toEqual(['school', 4, '青石镇', false, 4, '青石镇'])
  })
})
