import { afterAll, beforeAll, expect, it } from 'vitest'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getToday } from './today.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const rows = Array.from({ length: 900 }, (_, n) => {
    const name = `${'赵钱孙李周吴郑王冯陈'[n % 10]}${'安宁康乐和平春夏秋冬'[Math.floor(n / 10) % 10]}${'一二三四五六七八九十'[Math.floor(n / 100)]}`
    return `${name},女,2016-0${(n % 9) + 1}-1${n % 9},三年级${(n % 6) + 1}班,河湾村${n}组青石坡老水井旁边第三家,${name}父,广东省东莞市长安镇,${name}母,广东省东莞市长安镇,奶奶,${name}奶`
  })
  await importRosterFile(county.ctx, county.operator, {
    bytes: new TextEncoder().encode(
      [
        '姓名,性别,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,母亲姓名,母亲务工地点,与监护人关系,监护人姓名',
        ...rows,
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

it.each(['due', 'week', 'all'] as const)(
  'the list of the day of a large school (%s) comes by the page: each below 200 kB, all of them everybody once',
  async (show) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await getToday(county.ctx, county.actor('principal', 'S1'), show, { cursor, limit: 200 })
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(200_000)
      expect(page.capped).toBe(false)
      expect(page.counts.all).toBe(900)
      seen.push(...page.households.flatMap((h) => h.children.map((c) => c.id)))
      expect(page.next === null).toBe(page.more === 0)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    const { counts } = await getToday(county.ctx, county.actor('principal', 'S1'), show, { limit: 1 })
    expect(seen.length).toBe(counts[show])
  },
)

it('a page goes on where the household before it was done meanwhile: nobody is passed over', async () => {
  const ask = (cursor?: string) => getToday(county.ctx, county.actor('principal', 'S1'), 'all', { cursor, limit: 3 })
  const first = await ask()
  const second = await ask(first.next ?? undefined)
  const gone = `${first.next?.split('.')[0]}.${crypto.randomUUID()}`
  const again = await ask(gone)
  const ids = [...again.households, ...second.households].map((h) => h.householdId)
  expect(ids).toContain(second.households[0]?.householdId)
  expect(again.households[0]?.householdId).toBe(first.households[0]?.householdId)
  await expect(ask('x.y')).rejects.toMatchObject({ code: 'invalid' })
})
