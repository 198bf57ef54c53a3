import { afterAll, beforeAll, expect, it } from 'vitest'
import { importRosterFile } from '../commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
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
  'the list of the day of a large school (%s) stays below 200 kB, and says that there are more',
  async (show) => {
    const today = await getToday(county.ctx, county.actor('principal', 'S1'), show)
    expect(Buffer.byteLength(JSON.stringify(today))).toBeLessThan(200_000)
    expect(today.capped).toBe(true)
    expect(today.counts.all).toBe(900)
    const sent = today.households.flatMap((h) => h.children)
    expect(sent.length).toBeGreaterThan(250)
  },
)
