import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAudit } from '../../audit/queries/audit.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getToday } from './today.ts'

/** Today of a school, searched and in the order of a round through the villages (F18). */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const row = (name: string, no: number) =>
    `${name},女,2016-05-1${no % 9},三年级1班,河湾村${no}组,${name}父,广东东莞,${name}母,广东东莞,奶奶,${name}奶`
  await importRosterFile(county.ctx, county.operator, {
    bytes: new TextEncoder().encode(
      [
        '姓名,性别,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,母亲姓名,母亲务工地点,与监护人关系,监护人姓名',
        row('林小雨', 10),
        row('石安安', 2),
        row('彭立秋', 3),
        row('陈大坪', 4).replace('河湾村', '大坪村'),
      ].join('\n'),
    ),
    fileName: 'a.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
    apply: true,
  })
})
afterAll(() => database.close())
const ask = (asked: { q?: string; by?: 'village'; rule?: string }, show: 'due' | 'week' | 'all' = 'all') =>
  getToday(county.ctx, county.actor('principal', 'S1'), show, { limit: 60, ...asked })
const names = (page: Awaited<ReturnType<typeof ask>>) =>
  page.households.flatMap((h) => h.children.map((c) => c.name)).sort()

it('finds by characters and by pinyin, and the counts stay those of all', async () => {
  for (const q of ['小雨', 'linxiaoyu', 'lxy']) {
    const found = await ask({ q })
    expect(names(found)).toEqual(['林小雨'])
    expect(found.counts.all).toBe(4)
    expect(found.more).toBe(0)
  }
  expect(names(await ask({ q: '没有这人' }))).toEqual([])
})

it('takes the last four of a number as the register does, and leaves its trace', async () => {
  expect(names(await ask({ q: '2203' }))).toEqual([])
  const { items } = await listAudit(county.ctx, county.operator, { limit: 20 })
  expect(items.some((a) => a.action === 'child.search-number')).toBe(true)
})

it('who teaches a class without leading it is told of no talk and no visit of its class teacher', async () => {
  const of = (role: 'head-teacher' | 'subject-teacher') =>
    getToday(county.ctx, county.actor(role, 'C31'), 'all', { limit: 60 })
  const [leads, teaches] = [await of('head-teacher'), await of('subject-teacher')]
  expect(leads.rules.map((r) => r.rule)).toContain('monthly-talk')
  expect(teaches.rules.map((r) => r.rule)).not.toContain('monthly-talk')
  expect([teaches.counts.late, teaches.counts.all]).toEqual([0, leads.counts.all])
})

it('goes village by village as the offices list them, and within one group by group, the tenth last', async () => {
  const round = await ask({ by: 'village' })
  expect(round.households.map((h) => h.children[0]?.name)).toEqual(['石安安', '彭立秋', '林小雨', '陈大坪'])
  expect(names(await ask({}))).toEqual(names(round))
})

it('is narrowed to one duty, which says beforehand of how many it is asked', async () => {
  const { rules } = await ask({})
  expect(rules.map((r) => r.title)).toContain('谈心')
  for (const { rule, n } of rules) {
    const only = await ask({ rule })
    expect(names(only)).toHaveLength(n)
    expect(only.households.flatMap((h) => h.children).every((c) => c.duties.some((d) => d.rule === rule))).toBe(true)
    expect(only.rules).toEqual(rules)
  }
  expect(names(await ask({ rule: 'no-such' }))).toEqual([])
})

it('该做的 holds what is over, 七天内截止 does not', async () => {
  const week = await ask({}, 'week')
  expect(
    week.households.flatMap((h) => h.children.flatMap((c) => c.duties)).filter((d) => d.state === 'overdue'),
  ).toEqual([])
})
