import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { saveRecords } from '../commands/save-records.ts'
import { listRecords } from './records.ts'

/** The ledger by pages: of a township the newest of its schools and villages laid together, of a county along all its records. */
let database: TestDatabase
let county: TestCounty
const days = new Map<string, string>()
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const an = await makeChild(county, 'C31', '石安安', { villageCode: 'V1' })
  const bao = await makeChild(county, 'C32', '罗小宝', { villageCode: 'V2' })
  const qiao = await makeChild(county, 'D31', '龙巧巧', { villageCode: 'V1' })
  const officer = { ...county.actor('township-officer', 'T'), name: '镇办甲' }
  const record = (about: object, kind: string, happenedOn: string, body: object, more: object = {}) => {
    const id = newId(county.now)
    days.set(id, happenedOn)
    return { id, kind, version: 1, about, happenedOn, body, ...more }
  }
  const talk = (children: string[], on: string) =>
    record({ children }, 'talk', on, { topics: ['study'], finding: 'well' })
  // Many on one day, some about children of two schools: each stands once, whatever it is found by.
  const records = [
    ...[an, bao, qiao, an, qiao].map((child) => talk([child], '2026-11-20')),
    ...[3, 9, 14, 17].flatMap((n) => [
      talk([an, qiao], `2026-11-${String(n).padStart(2, '0')}`),
      talk([bao], `2026-10-${String(n).padStart(2, '0')}`),
    ]),
    record({ place: 'T' }, 'meeting', '2026-11-10', { sort: 'training', topic: '儿童主任培训' }),
    record({ place: 'S1' }, 'meeting', '2026-11-11', { sort: 'guardians', topic: '冬季安全' }),
  ]
  const { verdicts } = await saveRecords(county.ctx, officer, { records })
  expect(new Set(verdicts.map((v) => v.verdict))).toEqual(new Set(['accepted']))
  // One is put right: only the later version stands in the ledger.
  const wrong = records.find((r) => r.happenedOn === '2026-11-14')
  const right = { ...talk([an, qiao], '2026-11-13'), replaces: wrong?.id }
  expect((await saveRecords(county.ctx, officer, { records: [right] })).verdicts[0]?.verdict).toBe('accepted')
  days.delete(wrong?.id ?? '')
})
afterAll(() => database.close())

const walked = async (place: string, limit: number, more: Record<string, string> = {}) => {
  const ids: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await listRecords(county.ctx, county.operator, { place, limit, cursor, ...more })
    ids.push(...page.items.map((r) => r.id))
    if (page.next === null) return ids
    cursor = page.next
  }
}
const newestFirst = (ids: Iterable<string>) =>
  [...ids].sort((a, b) => (`${days.get(a)} ${a}` < `${days.get(b)} ${b}` ? 1 : -1))

it('walked by small pages each record comes once, newest first, whatever the place', async () => {
  expect(await walked('T', 2)).toEqual(newestFirst(days.keys()))
  expect(await walked(county.code, 3)).toEqual(newestFirst(days.keys()))
  for (const place of ['S1', 'S2', 'C31', 'V1', 'V2']) {
    const whole = await walked(place, 50)
    expect(whole.length).toBeGreaterThan(3)
    expect(whole).toEqual(newestFirst(new Set(whole)))
    expect(await walked(place, 2)).toEqual(whole)
  }
})

it('of one kind, of some days, of one child', async () => {
  const meetings = (place: string) => walked(place, 1, { kind: 'meeting' })
  expect((await meetings('T')).map((id) => days.get(id))).toEqual(['2026-11-11', '2026-11-10'])
  expect(await meetings(county.code)).toEqual(await meetings('T'))
  expect((await meetings('S1')).map((id) => days.get(id))).toEqual(['2026-11-11'])
  const range = { from: '2026-10-01', to: '2026-10-31' }
  expect((await walked('T', 2, range)).map((id) => days.get(id))).toEqual(
    ['17', '14', '09', '03'].map((day) => `2026-10-${day}`),
  )
  expect(await walked(county.code, 2, range)).toEqual(await walked('T', 2, range))
  expect(await walked('T', 2, { kind: 'home-visit' })).toEqual([])
})
