import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { hired } from '../../testing/hired.ts'
import { carerOf, listOf } from '../../testing/worked-list.ts'
import { workedTools } from '../../testing/worked-tools.ts'

/** A class of twenty: eight of them left behind in spring, twelve in autumn; one teacher for both terms (summaries §5 S5). */
let database: TestDatabase
let county: TestCounty
let tools: ReturnType<typeof workedTools>
const list = (away: number) =>
  listOf(
    Array.from({ length: 20 }, (_, no) => ({
      no,
      class: '三(1)班',
      away: no < away ? ('both' as const) : ('none' as const),
      carer: carerOf(no, no < away ? '奶奶' : '母亲'),
    })),
  )

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, Date.parse('2026-12-31T12:00:00+08:00'))
  tools = workedTools(county)
  await hired({ ...county, ctx: tools.on('2026-02-24') }, 'head-teacher', 'C31', '石老师')
  await tools.list('S1', list(8), '2026-spring', '2026-03-02', 'all')
  await tools.list('S1', list(12), '2026-autumn', '2026-09-02', 'all')
})
afterAll(() => database.close())

const essay = (term: string, at: string, kind = 'head-teacher-summary') =>
  tools.page({ kind, place: 'C31', term, at, level: 'upward' })

it('the second term with the class tells of both, each counted at its end', async () => {
  const { text } = await essay('2026-autumn', '2026-12-31')
  expect(text).toContain(
    '连这学期，我带班2个学期，父母在外的孩子最少时占40.0%（2026年春季学期），最多时占60.0%（2026年秋季学期）。',
  )
})

it('the first tells of none before, nor does another genre', async () => {
  expect((await essay('2026-spring', '2026-06-30')).text).not.toContain('我带班')
  expect((await essay('2026-autumn', '2026-12-31', 'class-summary')).text).not.toContain('我带班')
})
