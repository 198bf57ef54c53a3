import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { setTerm } from '../../calendar/commands/calendar-changes.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listDuties } from '../queries/board.ts'
import { waiveDuty } from './waive-duty.ts'
import { withdrawWaiver, withdrawWaivers } from './withdraw-waivers.ts'

let database: TestDatabase
let county: TestCounty
let sister: string
let brother: string
const id = () => newId(county.now)
const waive = (childIds: string[], more: Partial<Parameters<typeof waiveDuty>[2]> = {}) =>
  waiveDuty(county.ctx, county.actor('dean', 'S1'), {
    id: id(),
    rule: 'monthly-talk',
    childIds,
    period: '2026-10',
    reason: '病假',
    ...more,
  })
/** How many waivers of the child were ever written, and the state of its talk of that month. */
const seen = async (childId: string, period = '2026-10') => {
  const rows = await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.query<{ n: number }>(
      'select count(*)::int as n from waiver where county_id = $1 and child_id = $2 and period = $3',
      [county.id, childId, period],
    ),
  )
  const { items } = await listDuties(county.ctx, county.operator, {
    place: 'S1',
    rule: 'monthly-talk',
    period,
    limit: 50,
  })
  const duty = items.find((d) => d.childId === childId)
  return { n: rows[0]?.n, state: duty?.state, waiver: duty?.waiver?.id ?? null }
}

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  sister = await makeChild(county, 'C31', '姐姐')
  brother = await makeChild(county, 'C31', '弟弟')
})
afterAll(() => database.close())

it('waiving twice is once, for every child; taken back, it is owed again', async () => {
  const once = id()
  await waive([sister, brother], { id: once })
  await waive([sister, brother], { id: once })
  await waive([brother], { reason: '另一个人又点了一次' })
  for (const child of [sister, brother]) {
    const { n, state, waiver } = await seen(child)
    expect([n, state]).toEqual([1, 'waived'])
    await withdrawWaiver(county.ctx, county.actor('dean', 'S1'), waiver ?? '')
    expect(await seen(child)).toEqual({ n: 1, state: 'missed', waiver: null })
  }
  // What was taken back does not come again by itself; asked for anew it does.
  await expect(waive([sister], { id: once })).rejects.toMatchObject({ code: 'conflict' })
  await waive([sister])
  expect(await seen(sister)).toMatchObject({ n: 2, state: 'waived' })
})

it('many are waived and taken back together: all or none, twice is once, and who was free before stays free (F21)', async () => {
  const period = '2027-01'
  await waive([brother], { period, reason: '转学手续' })
  const cousins = [await makeChild(county, 'C31', '堂姐'), await makeChild(county, 'C32', '堂弟')]
  const { waivers } = await waive([sister, brother, ...cousins], { period, reason: '全班去研学' })
  expect(waivers).toHaveLength(3)
  const dean = county.actor('dean', 'S1')
  await expect(withdrawWaivers(county.ctx, dean, [...waivers, id()])).rejects.toMatchObject({ code: 'not-found' })
  // Of another school they are none; a head teacher takes back nobody's.
  await expect(withdrawWaivers(county.ctx, county.actor('dean', 'S2'), waivers)).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(withdrawWaivers(county.ctx, county.actor('head-teacher', 'C31'), waivers)).rejects.toMatchObject({
    code: 'forbidden',
  })
  for (const child of [sister, ...cousins]) expect((await seen(child, period)).waiver).not.toBeNull()
  expect(await withdrawWaivers(county.ctx, dean, waivers)).toEqual({ owed: 3 })
  expect(await withdrawWaivers(county.ctx, dean, waivers)).toEqual({ owed: 0 })
  for (const child of [sister, ...cousins]) expect(await seen(child, period)).toMatchObject({ n: 1, waiver: null })
  expect(await seen(brother, period)).toMatchObject({ n: 1, state: 'waived' })
})

it('a list of names says who has which class, for whoever reminds them (F21)', async () => {
  await addAccount(county.ctx, county.operator, {
    login: `ban-${county.code}`,
    name: '覃静儿',
    role: 'head-teacher',
    placeCode: 'C31',
  })
  const { items, headTeachers } = await listDuties(county.ctx, county.actor('dean', 'S1'), {
    place: 'S1',
    rule: 'monthly-talk',
    period: '2026-10',
    limit: 50,
  })
  const classId = items.find((d) => d.childId === sister)?.classId
  expect(headTeachers).toContainEqual({ classId, name: '覃静儿' })
})

it('two at the same moment write one', async () => {
  const period = '2026-09'
  await Promise.all([waive([sister, brother], { period }), waive([brother, sister], { period })])
  expect([await seen(sister, period), await seen(brother, period)]).toMatchObject([{ n: 1 }, { n: 1 }])
})

it('two of old, written at the same moment, are taken back together', async () => {
  const period = '2026-11'
  await waive([sister], { period })
  const set = {
    rule: 'monthly-talk',
    subject_id: sister,
    child_id: sister,
    period,
    reason: '病假',
    by_id: id(),
    by_name: '甲',
    on_date: '2026-11-20',
  }
  await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.write([{ table: 'waiver', op: 'insert', id: id(), childId: sister, set }], null),
  )
  await withdrawWaiver(county.ctx, county.actor('dean', 'S1'), (await seen(sister, period)).waiver ?? '')
  expect(await seen(sister, period)).toMatchObject({ n: 2, waiver: null })
})

it('an id in use frees nobody else, and says so', async () => {
  const used = id()
  await waive([sister], { id: used, period: '2026-12' })
  await expect(waive([brother], { id: used, period: '2026-12' })).rejects.toMatchObject({ code: 'conflict' })
  expect(await seen(brother, '2026-12')).toMatchObject({ n: 0, waiver: null })
})

it.each(['2026-08', '2026-autumn.start', 'x', '2026-13'])('there is no month %s to be freed from', async (period) => {
  await expect(waive([sister], { period })).rejects.toMatchObject({ code: 'invalid' })
})

it('months are those of the child’s own school', async () => {
  await setTerm(county.ctx, county.operator, {
    termId: '2026-autumn',
    startsOn: '2026-08-10',
    endsOn: '2027-01-20',
    schoolCode: 'S1',
  })
  await waive([sister], { period: '2026-08' })
  const far = await makeChild(county, 'D31', '别校')
  await expect(
    waiveDuty(county.ctx, county.actor('principal', 'S2'), {
      id: id(),
      rule: 'monthly-talk',
      childIds: [far],
      period: '2026-08',
      reason: '病假',
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

it('another school’s child is not found', async () => {
  const far = await makeChild(county, 'D31', '他校')
  await expect(waive([far])).rejects.toMatchObject({ code: 'not-found' })
})
