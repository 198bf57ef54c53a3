import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../../domain/roles.ts'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { inActorTx } from '../../db/tx.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, NOW, type TestCounty } from '../../testing/factory.ts'
import { waiveDuty } from '../commands/waive-duty.ts'
import { getEscalations, listEscalated } from './escalations.ts'

let database: TestDatabase
let county: TestCounty
let [plain, key, talked]: string[] = []
/** October's talk: due on the 25th, grace until 3 November, closed after the 10th. */
const day = (on: string) => ({ ...county.ctx, now: () => Date.parse(`${on}T12:00:00+08:00`) })
const list = async (on: string, role: Role, at: string, more: Partial<Parameters<typeof listEscalated>[2]> = {}) =>
  (
    await listEscalated(day(on), county.actor(role, at), {
      step: 'above',
      waived: 'no',
      rule: 'monthly-talk',
      limit: 200,
      ...more,
    })
  ).items.filter((d) => d.period.key === '2026-10')
const names = async (...asked: Parameters<typeof list>) => (await list(...asked)).map((d) => d.subject.name).sort()

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, Date.parse('2026-10-05T12:00:00+08:00'))
  plain = await makeChild(county, 'C31', '石安安')
  key = await makeChild(county, 'C31', '韦小雨')
  talked = await makeChild(county, 'C32', '覃大山')
  await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  const [verdict] = (
    await saveEntries(county.ctx, county.operator, {
      entries: [
        {
          id: newId(county.now),
          kind: 'key-child',
          version: 1,
          about: { child: key },
          from: '2026-10-01',
          until: null,
          body: { main: 'study', decidedBy: { name: '甲' }, helper: { name: '乙' } },
        },
      ],
    })
  ).verdicts
  expect(verdict?.verdict).toBe('accepted')
  await saveRecords(county.ctx, county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [talked],
        happenedOn: '2026-10-05',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
})
afterAll(() => database.close())

it('tells the principal at the end of the grace where there is no dean; the class’s own teacher is told nothing', async () => {
  expect(await names('2026-11-03', 'principal', 'S1')).toEqual(['韦小雨'])
  expect(await names('2026-11-04', 'principal', 'S1')).toEqual(['石安安'])
  for (const [role, at] of [
    ['head-teacher', 'C31'],
    ['dean', 'S1'],
    ['village-director', 'V1'],
    ['township-officer', 'T'],
    ['county-office', 'COUNTY'],
    ['principal', 'S2'],
  ] as const)
    expect([role, at, await names('2026-11-04', role, at)]).toEqual([role, at, at === 'S2' ? ['潘月'] : []])
})

it('says whose it is, since when, what was tried, and by which rule', async () => {
  await addAccount(county.ctx, county.operator, {
    login: `ban-${county.code}`,
    name: '蓝老师',
    role: 'head-teacher',
    placeCode: 'C31',
  })
  const [one] = await list('2026-11-04', 'principal', 'S1')
  expect(one).toMatchObject({
    subject: { kind: 'child', id: plain, name: '石安安' },
    owner: { roleName: '班主任', name: '蓝老师', place: '三(1)班' },
    since: '2026-11-04',
    sooner: false,
    attempts: 0,
    state: 'overdue',
  })
  expect(one?.why).toContain('谈心')
})

it('goes to the dean as soon as there is one, and to the principal at the close, week by week', async () => {
  await addAccount(county.ctx, county.operator, {
    login: `dean-${county.code}`,
    name: '莫主任',
    role: 'dean',
    placeCode: 'S1',
  })
  expect(await names('2026-11-04', 'principal', 'S1')).toEqual([])
  expect(await names('2026-11-04', 'dean', 'S1')).toEqual(['石安安'])
  // A key child's grace ended on the 3rd: it stands in that week already, and can still be done.
  expect(await names('2026-11-04', 'principal', 'S1', { step: 'closed' })).toEqual(['韦小雨'])
  expect(await names('2026-11-11', 'principal', 'S1', { step: 'closed', week: '2026-11-10' })).toEqual(['石安安'])
  expect(await names('2026-11-10', 'principal', 'S1', { step: 'closed', week: '2026-11-10' })).toEqual([])
  expect(await names('2026-11-11', 'dean', 'S1', { step: 'closed', week: '2026-11-10' })).toEqual([])
})

it('counts by rule and kind of post, with the waived beside; a number has as many lines', async () => {
  await waiveDuty(day('2026-11-09'), county.actor('principal', 'S1'), {
    id: newId(NOW),
    rule: 'monthly-talk',
    childIds: [plain ?? ''],
    period: '2026-10',
    reason: '住院',
  })
  const found = await getEscalations(day('2026-11-12'), county.actor('principal', 'S1'), {})
  expect([found.told, found.closed?.from, found.closed?.to]).toEqual([true, '2026-11-09', '2026-11-12'])
  expect(found.closed?.groups.find((g) => g.rule === 'monthly-talk')).toMatchObject({
    role: 'head-teacher',
    n: 0,
    waived: 1,
  })
  const [waived] = await list('2026-11-12', 'principal', 'S1', { step: 'closed', waived: 'yes' })
  expect(waived?.waiver?.reason).toBe('住院')
  for (const g of found.closed?.groups ?? [])
    for (const [flag, n] of [
      ['no', g.n],
      ['yes', g.waived],
    ] as const)
      expect([
        g.rule,
        (
          await listEscalated(day('2026-11-12'), county.actor('principal', 'S1'), {
            step: 'closed',
            rule: g.rule,
            role: g.role,
            waived: flag,
            limit: 200,
          })
        ).total,
      ]).toEqual([g.rule, n])
  expect(await getEscalations(day('2026-11-12'), county.actor('county-office', 'COUNTY'), {})).toMatchObject({
    told: false,
    above: 0,
    closed: null,
  })
  expect((await getEscalations(day('2026-11-12'), county.actor('head-teacher', 'C31'), {})).closed).toBeNull()
})

it('is the same from rows and from the engine, page by page', async () => {
  const ask = (limit: number, cursor?: string) =>
    listEscalated(day('2026-11-24'), county.actor('dean', 'S1'), { step: 'above', waived: 'no', limit, cursor })
  const rows = await ask(200)
  expect(rows.items.length).toBeGreaterThan(2)
  const first = await ask(1)
  const second = await ask(1, first.next ?? undefined)
  expect([...first.items, ...second.items]).toEqual(rows.items.slice(0, 2))
  await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.run('update duty_laid set done = false where county_id = $1', [tx.countyId]),
  )
  expect((await ask(200)).items).toEqual(rows.items)
  await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.run('update duty_laid set done = true where county_id = $1', [tx.countyId]),
  )
})
