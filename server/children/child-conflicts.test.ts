import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { changeChild } from './commands/change-child.ts'
import { leaveChild } from './commands/leave-child.ts'
import { returnChild } from './commands/return-child.ts'
import { getChild } from './queries/child-file.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const seen = { fatherPlace: '广东东莞', address: null, boarder: null, carerName: '石老根' }
const change = (id: string, role: 'dean' | 'head-teacher', changes: Record<string, unknown>, was = seen) =>
  changeChild(county.ctx, county.actor(role, role === 'dean' ? 'S1' : 'C31'), id, {
    since: '2026-11-20',
    changes,
    base: {},
    seen: was,
  })

it('the same fact changed by two: nothing is written, both values go back with who and when', async () => {
  const id = await makeChild(county, 'C31', '石安安')
  await change(id, 'dean', { fatherPlace: '浙江温州' })
  await expect(change(id, 'head-teacher', { fatherPlace: '福建晋江', address: '河湾村1组' })).rejects.toMatchObject({
    code: 'conflict',
    details: { fatherPlace: { mine: '福建晋江', theirs: '浙江温州', by: 'dean甲', on: '2026-11-24' } },
  })
  const file = await getChild(county.ctx, county.actor('dean', 'S1'), id, null)
  expect([file.father.place, file.row.address]).toEqual(['浙江温州', null])
})

it('different facts merge; the same value twice is no conflict; what was settled is written', async () => {
  const id = await makeChild(county, 'C31', '龙巧')
  await change(id, 'dean', { fatherPlace: '浙江温州' })
  await change(id, 'head-teacher', { address: '河湾村2组', boarder: true })
  await change(id, 'head-teacher', { fatherPlace: '浙江温州' })
  await change(id, 'head-teacher', { fatherPlace: '福建晋江' }, { ...seen, fatherPlace: '浙江温州' })
  const file = await getChild(county.ctx, county.actor('dean', 'S1'), id, null)
  expect([file.father.place, file.row.address, file.row.boarder]).toEqual(['福建晋江', '河湾村2组', true])
  expect(file.since.boarder).toBe('2026-11-20')
})

it('a parent who cannot look after the child is a fact of its own, and decides the state reading', async () => {
  const id = await makeChild(county, 'C31', '田小雨', { motherState: 'home' })
  const reading = async () =>
    (await getChild(county.ctx, county.actor('dean', 'S1'), id, null)).readings.find((r) => r.key === 'state')?.counts
  expect(await reading()).toBe(false)
  await change(id, 'dean', { motherIncapable: true }, { ...seen, motherIncapable: null } as never)
  expect(await reading()).toBe(true)
})

it('a new relation drops the old word for it', async () => {
  const id = await makeChild(county, 'C31', '向阳')
  await change(id, 'dean', { carerRelation: 'aunt', carerName: '向花' }, {
    ...seen,
    carerRelation: 'grandfather',
  } as never)
  const file = await getChild(county.ctx, county.actor('dean', 'S1'), id, null)
  expect([file.carer.relation, file.carer.relationText, file.carer.kind]).toEqual(['aunt', null, 'relatives'])
})

it('what holds from an earlier day tells when it was entered (F11)', async () => {
  const { timeline } = await getChild(
    county.ctx,
    county.actor('dean', 'S1'),
    await makeChild(county, 'C31', '莫早来'),
    null,
  )
  const came = timeline.find((item) => item.type === 'change' && item.text === '进了花名册')
  expect(came).toMatchObject({ on: expect.any(String), cameIn: (came?.on ?? '') < '2026-11-24' ? '2026-11-24' : null })
})

it('who left comes back with the old file, not before the day of leaving', async () => {
  const id = await makeChild(county, 'C31', '单知远')
  const dean = county.actor('dean', 'S1')
  await leaveChild(county.ctx, dean, id, { on: '2026-11-10', reason: 'transferred' })
  expect((await getChild(county.ctx, dean, id, null)).left).toEqual({ on: '2026-11-10', reason: 'transferred' })
  await expect(returnChild(county.ctx, dean, id, { on: '2026-11-01' })).rejects.toMatchObject({ code: 'invalid' })
  await returnChild(county.ctx, dean, id, { on: '2026-11-20' })
  const file = await getChild(county.ctx, dean, id, null)
  expect([file.row.status, file.left, file.row.className]).toEqual(['enrolled', null, '三(1)班'])
  await expect(returnChild(county.ctx, dean, id, { on: '2026-11-20' })).rejects.toMatchObject({ code: 'not-found' })
})

it('a change in the family stands on the timeline on the day from which it holds, with who wrote it', async () => {
  const id = await makeChild(county, 'C31', '覃山', { motherState: 'home' })
  await change(id, 'dean', { motherState: 'away', motherPlace: '浙江宁波' }, { motherState: 'home' } as never)
  const { timeline } = await getChild(county.ctx, county.actor('dean', 'S1'), id, null)
  expect(timeline[0]).toMatchObject({
    type: 'change',
    on: '2026-11-20',
    cameIn: null,
    by: 'dean甲',
    text: '母亲 在家 → 外出；母亲在外地点 空 → 浙江宁波',
  })
})
