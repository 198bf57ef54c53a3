import { afterAll, beforeAll, expect, it } from 'vitest'
import { getFigureRows } from '../../figures/queries/figure.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { hired } from '../../testing/hired.ts'
import { carerOf, listOf } from '../../testing/worked-list.ts'
import { workedTools } from '../../testing/worked-tools.ts'

/**
 * A class of twenty, one teacher for both terms (summaries §5 S5): both parents of eight are away in spring, of twelve in autumn, and the father of
 * three more, which the education reading alone counts: 8, then 15.
 */
let database: TestDatabase
let county: TestCounty
let tools: ReturnType<typeof workedTools>
const list = (both: number, one: number) =>
  listOf(
    Array.from({ length: 20 }, (_, no) => ({
      no,
      class: '三(1)班',
      away: no < both ? ('both' as const) : no < both + one ? ('one' as const) : ('none' as const),
      carer: carerOf(no, no < both ? '奶奶' : '母亲'),
    })),
  )

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, Date.parse('2026-12-31T12:00:00+08:00'))
  tools = workedTools(county)
  await hired({ ...county, ctx: tools.on('2026-02-24') }, 'head-teacher', 'C31', '石老师')
  await tools.list('S1', list(8, 0), '2026-spring', '2026-03-02', 'all')
  await tools.list('S1', list(12, 3), '2026-autumn', '2026-09-02', 'all')
})
afterAll(() => database.close())

const essay = (term: string, at: string, kind = 'head-teacher-summary') =>
  tools.page({ kind, place: 'C31', term, at, level: 'upward' })

it('the second term with the class tells of both, each counted at its end', async () => {
  const { text } = await essay('2026-autumn', '2026-12-31')
  expect(text).toContain(
    '连这学期，我带班2个学期，父母在外的孩子最少时占40.0%（2026年春季学期），最多时占75.0%（2026年秋季学期）。',
  )
})

it('the first tells of none before, nor does another genre', async () => {
  expect((await essay('2026-spring', '2026-06-30')).text).not.toContain('我带班')
  expect((await essay('2026-autumn', '2026-12-31', 'class-summary')).text).not.toContain('我带班')
})

it('a central school’s paper, written of a township, counts comings and goings as it counts its pupils, and its numbers open so', async () => {
  const asked = { place: 'T', term: '2026-autumn', at: '2026-12-31' }
  const { text, value } = await tools.page({ kind: 'central-school-summary', ...asked, level: 'upward' })
  expect(text).toContain('留守学生15名，占75.0%（教育部门口径）。')
  expect(text).toContain('比上学期增加7名，占比上升35.0个百分点；增加的7名均系父母新外出。')
  expect([value('in.all'), value('out.all')]).toEqual([7, 0])
  const rows = async (reading?: 'education') =>
    (
      await getFigureRows(tools.on(asked.at), county.operator, {
        ...asked,
        figureId: 'in.all',
        limit: 50,
        ...(reading ? { reading } : {}),
      })
    ).items.length
  expect([await rows(), await rows('education')]).toEqual([4, 7])
  // Of the township's own paper the state's reading goes on.
  const own = await tools.page({ kind: 'township-summary', ...asked, level: 'upward' })
  expect(own.text).toContain('登记在册的留守儿童12名（民政部门口径）')
  expect(own.value('in.all')).toBe(4)
})

it('what is asked of few, of nobody here, and what orders an office’s own house are not told', async () => {
  const { text } = await tools.page({ kind: 'school-summary', place: 'S1', term: '2026-autumn', at: '2026-12-31' })
  expect(text).not.toMatch(/每周联系|每月上门|每月再看一次|核对谁看得到什么/)
})
