import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { inActorTx } from '../../db/tx.ts'
import { layDuties } from '../../duties/lay-duties.ts'
import { getBoard, listDuties } from '../../duties/queries/board.ts'
import { getToday } from '../../duties/queries/today.ts'
import { verifyDutyRows } from '../../duties/queries/verify-duty-rows.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { getCalendar } from '../../places/queries/places.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { setUsesFrom } from './set-uses-from.ts'

/** A school that begins on 24 November is not told of a wall of what it missed (F11). */
let database: TestDatabase
let county: TestCounty
let child: string
const principal = () => county.actor('principal', 'S1')

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安')
  await makeChild(county, 'D31', '龙巧')
})
afterAll(() => database.close())

const lay = () => layDuties(county.ctx, () => false, county.id)
const findings = () => inActorTx(county.ctx.db, county.operator, (tx) => verifyDutyRows(tx, true), { now: county.now })
const missed = async (place: string) =>
  (await listDuties(county.ctx, county.operator, { place, limit: 200 })).items.filter(
    (d) => d.state === 'missed' || d.state === 'overdue',
  ).length
const periods = async (place: string, rule: string) =>
  (await listDuties(county.ctx, county.operator, { place, rule, limit: 200 })).items.map((d) => d.period.key).sort()
const begin = (day: string | null, schoolCode?: string, actor: Actor = county.operator) =>
  setUsesFrom(county.ctx, actor, { day, schoolCode })

describe('the day from which on a school uses the system', () => {
  it('leaves out what was over before, there and nowhere else, at once and when the rows are made', async () => {
    const before = [await missed('S1'), await missed('S2')]
    expect(before[0]).toBeGreaterThan(3)
    expect(await begin('2026-11-24', 'S1', principal())).toEqual({ usesFrom: '2026-11-24' })
    const look = async () => {
      expect([await missed('S1'), await missed('S2')]).toEqual([0, before[1]])
      // Of November less than half was left; what comes is owed.
      expect(await periods('S1', 'monthly-talk')).toEqual(['2026-12', '2027-01'])
      const { counts, others } = await getToday(county.ctx, county.actor('head-teacher', 'C31'), 'due')
      expect([counts.late, others]).toEqual([0, []])
    }
    await look()
    await lay()
    await look()
    expect(await findings()).toEqual([])
    const { classes } = await getBoard(county.ctx, county.operator, { place: 'T', month: '2026-10' })
    const talks = (code: string) =>
      classes.find((c) => c.code === code)?.cells.find((c) => c.column === 'monthly-talk|2026-10')?.due ?? 0
    expect([talks('C31'), talks('D31')]).toEqual([0, 1])
  })

  it('a period of which half was left is asked for, and what was promised to a day is asked on it', async () => {
    await begin('2026-11-09', 'S1')
    expect(await periods('S1', 'monthly-talk')).toEqual(['2026-11', '2026-12', '2027-01'])
    const promise = (by: string) => ({
      id: newId(county.now),
      kind: 'promise',
      version: 1,
      about: { child },
      from: '2026-11-02',
      body: { who: 'father', what: 'call', by },
    })
    const entries = [promise('2026-11-10'), promise('2026-11-06')]
    await saveEntries(county.ctx, county.actor('head-teacher', 'C31'), { entries })
    const asked = (await listDuties(county.ctx, county.operator, { place: 'S1', rule: 'entry-due', limit: 50 })).items
    expect(asked.map((d) => d.subject.id)).toEqual([entries[0]?.id])
    await lay()
    expect(await findings()).toEqual([])
  })

  it('what stands on paper may be written down all the same, and counts as what it is', async () => {
    const { verdicts } = await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
      records: [
        {
          id: newId(county.now),
          kind: 'talk',
          version: 1,
          childIds: [child],
          happenedOn: '2026-10-14',
          body: { topics: ['study'], finding: 'well' },
        },
      ],
    })
    expect(verdicts[0]?.verdict).toBe('accepted')
    expect(await periods('S1', 'monthly-talk')).not.toContain('2026-10')
  })

  it('a school’s own word goes before the county’s; taken back, all of the term is owed', async () => {
    await begin('2026-10-20')
    expect((await periods('S2', 'monthly-talk'))[0]).toBe('2026-11')
    expect((await getCalendar(county.ctx, principal(), { place: 'S1' })).usesFrom).toBe('2026-11-09')
    expect((await getCalendar(county.ctx, principal(), {})).usesFrom).toBe('2026-10-20')
    await begin(null, 'S1')
    expect((await periods('S1', 'monthly-talk'))[0]).toBe('2026-11')
    await begin(null)
    expect(await begin(null)).toEqual({ usesFrom: null })
    expect((await periods('S1', 'monthly-talk'))[0]).toBe('2026-09')
    await lay()
    expect(await findings()).toEqual([])
    expect((await getCalendar(county.ctx, principal(), {})).daysOff.some((d) => d.name === '开始使用以前')).toBe(false)
  })

  it('is refused to who keeps no calendar, at another’s school, and on a day that is years off', async () => {
    await expect(begin('2026-11-24', 'S1', county.actor('head-teacher', 'C31'))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(begin('2026-11-24', 'S2', principal())).rejects.toMatchObject({ code: 'not-found' })
    await expect(begin('2062-11-24', 'S1')).rejects.toMatchObject({ code: 'invalid' })
  })
})
