import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesOfOne, type OneFact } from '../../../domain/registers/one-fact.ts'
import type { Actor } from '../../../domain/roles.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from '../queries/child-file.ts'
import { changeChild } from './change-child.ts'
import { revealChild } from './reveal-child.ts'

let database: TestDatabase
let county: TestCounty
let teacher: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  teacher = county.actor('head-teacher', 'C31')
})
afterAll(() => database.close())

const file = (id: string, actor = teacher) => getChild(county.ctx, actor, id, null)
/** As the box on the screen says it: what it saw is what the file holds now. */
const say = async (id: string, one: OneFact) =>
  changeChild(county.ctx, teacher, id, { ...changesOfOne(one), base: (await file(id)).versions })

it('who came back to stay is at home, was seen, and the readings that change are told', async () => {
  const id = await makeChild(county, 'C31', '石小满')
  await changeChild(county.ctx, county.operator, id, {
    since: '2026-09-01',
    changes: {
      fatherState: 'away',
      fatherSince: '2025-03',
      motherState: 'away',
      motherSince: '2025-03',
      hukou: 'rural',
    },
    base: {},
  })
  const before = (await file(id)).readings.filter((r) => r.counts).length
  const { told } = await say(id, { fact: 'came-home', who: 'mother', stays: true, on: '2026-11-20' })
  const after = await file(id)
  expect([after.mother.state, after.mother.seenOn, after.mother.since]).toEqual(['home', '2026-11-20', null])
  expect(told).toHaveLength(before - after.readings.filter((r) => r.counts).length)
  expect(told.join()).toContain('从今天起不再算留守儿童')
})

it('a visit changes no reading and no place, but the parent was seen; the history says so', async () => {
  const id = await makeChild(county, 'C31', '石小雪')
  const before = await file(id)
  expect((await say(id, { fact: 'came-home', who: 'father', stays: false, on: '2026-10-01' })).told).toEqual([])
  await say(id, { fact: 'seen', who: 'father', on: '2026-11-02' })
  const after = await file(id)
  expect([after.father.state, after.father.seenOn]).toEqual([before.father.state, '2026-11-02'])
  expect(after.timeline.flatMap((e) => (e.type === 'change' ? [e.text] : [])).join()).toContain(
    '爸爸最近见到 2026年10月1日 → 2026年11月2日',
  )
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('of two who say when the same parent was seen, the second is told of the first', async () => {
  const id = await makeChild(county, 'C31', '石小寒')
  const { versions } = await file(id)
  await changeChild(county.ctx, county.actor('principal', 'S1'), id, {
    ...changesOfOne({ fact: 'seen', who: 'mother', on: '2026-11-03' }),
    base: versions,
  })
  await expect(
    changeChild(county.ctx, teacher, id, { changes: { motherSeenOn: '2026-11-04' }, base: versions }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

it('a day that has not come yet is no day on which somebody was seen', async () => {
  const id = await makeChild(county, 'C31', '石小暑')
  await expect(
    changeChild(county.ctx, teacher, id, { changes: { motherSeenOn: '2099-01-01' }, base: {} }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

it('numbers opened with a reason stay open for that reader and that day, for nobody else', async () => {
  const id = await makeChild(county, 'C31', '石小暖')
  await say(id, { fact: 'other-number', who: 'mother', phone: '13800005678' })
  expect([(await file(id)).phonesOpen, (await file(id)).mother.phones]).toEqual([false, ['138****5678']])
  await revealChild(county.ctx, teacher, id, { what: 'phones', reason: '打电话联系家长' })
  expect([(await file(id)).phonesOpen, (await file(id)).mother.phones]).toEqual([true, ['13800005678']])
  const principal = await file(id, county.actor('principal', 'S1'))
  expect([principal.phonesOpen, principal.mother.phones]).toEqual([false, ['138****5678']])
  const now = county.ctx.now
  const tomorrow = { ...county.ctx, now: () => now() + 86_400_000 }
  expect((await getChild(tomorrow, teacher, id, null)).phonesOpen).toBe(false)
  const other = await makeChild(county, 'C31', '石小凉')
  expect((await file(other)).phonesOpen).toBe(false)
})

it('opening the ID number does not open the phones for the day', async () => {
  const id = await makeChild(county, 'C31', '石小霜')
  await revealChild(county.ctx, teacher, id, { what: 'id-number', reason: '核对' })
  expect((await file(id)).phonesOpen).toBe(false)
})
