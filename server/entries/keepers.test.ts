import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../domain/roles.ts'
import { getChild } from '../children/queries/child-file.ts'
import { getToday } from '../duties/queries/today.ts'
import { getFigure } from '../figures/queries/figure.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { listRecords } from '../records/queries/records.ts'
import { codeOf } from '../testing/code-of.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { hired } from '../testing/hired.ts'
import { changeEntry } from './commands/change-entry.ts'
import { saveEntries } from './commands/save-entries.ts'
import { listEntries } from './queries/entries.ts'
import { getEntry } from './queries/entry.ts'
import { prepareEntry } from './queries/prepare-entry.ts'
import { getRoll } from './queries/roll.ts'

/** Who keeps an entry sees that one and what is recorded of it, and nothing else of the place (decision 048). */
let database: TestDatabase
let county: TestCounty
let [an, bao, far] = ['', '', '']
let [lin, xiang]: Keeper[] = []
let [girls, boys] = ['', '']

type Keeper = { id: string; name: string; actor: Actor }

const keeper = async (role: Role, place: string, name: string): Promise<Keeper> => {
  const actor = await hired(county, role, place, name)
  return { id: actor.accountId, name, actor }
}
const principal = () => county.actor('principal', 'S1')
const personOf = ({ id, name }: Keeper) => ({ account: id, name })
const dorm = (by: Keeper | undefined, children: string[], more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'dormitory',
  version: 1,
  about: { place: 'S1' },
  from: '2026-11-01',
  body: { name: '女生楼', sort: 'girls', keeper: by ? personOf(by) : { name: '甲' }, beds: 8, children, ...more },
})
const put = async (entry: Record<string, unknown>, actor = principal()) =>
  (await saveEntries(county.ctx, actor, { entries: [entry] })).verdicts[0]
const night = (entry: string, more: Record<string, unknown> = {}) => ({
  id: newId(county.now),
  kind: 'night-check',
  version: 1,
  about: { entry },
  happenedOn: '2026-11-23',
  body: { time: '21:40', heating: 'warm', doors: 'fine' },
  ...more,
})
const save = async (actor: Actor, record: Record<string, unknown>) =>
  (await saveRecords(county.ctx, actor, { records: [record] })).verdicts[0]
const the = (found: Keeper | undefined): Keeper => {
  if (!found) throw new Error('no such keeper')
  return found
}

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  bao = await makeChild(county, 'C32', '罗小宝')
  far = await makeChild(county, 'D31', '龙巧巧', { villageCode: 'V2' })
  lin = await keeper('boarding-teacher', 'S1', '林桂')
  xiang = await keeper('boarding-teacher', 'S1', '向冬')
  const [first, second] = [dorm(lin, [an]), dorm(xiang, [bao], { name: '男生楼', sort: 'boys' })]
  expect([(await put(first))?.verdict, (await put(second))?.verdict]).toEqual(['accepted', 'accepted'])
  girls = first.id
  boys = second.id
})
afterAll(() => database.close())

describe('a boarding teacher', () => {
  it('sees the own dormitory and who sleeps there, not the other one, and no file', async () => {
    const { actor } = the(lin)
    expect((await listEntries(county.ctx, actor, { limit: 50 })).items.map((e) => e.id)).toEqual([girls])
    const entry = await getEntry(county.ctx, actor, girls)
    expect(entry.children.map((c) => c.name)).toEqual(['石安安'])
    expect([entry.canWrite, entry.canRecord]).toEqual([false, true])
    expect(await codeOf(getEntry(county.ctx, actor, boys))).toBe('not-found')
    expect(await codeOf(getChild(county.ctx, actor, an, null))).toBe('forbidden')
    const roll = await getRoll(county.ctx, actor, girls, { kind: 'night-check' })
    expect(roll.items).toEqual([{ id: an, name: '石安安', className: '三(1)班' }])
    expect(await codeOf(getRoll(county.ctx, actor, boys, { kind: 'night-check' }))).toBe('not-found')
    // A list that is not the kind's: no way round to the school's names.
    expect(await codeOf(getRoll(county.ctx, actor, girls, { kind: 'home-session' }))).toBe('not-found')
  })

  it('is owed the nights of the own dormitory', async () => {
    const others = async (who: Keeper | undefined) =>
      new Set((await getToday(county.ctx, the(who).actor, 'due')).others.map((o) => o.subject.id))
    expect(await others(lin)).toEqual(new Set([girls]))
    expect(await others(xiang)).toEqual(new Set([boys]))
    expect((await getToday(county.ctx, principal(), 'due')).others.filter((o) => o.rule === 'night-check')).toEqual([])
  })

  it('records its nights by exception; a child of another dormitory is refused, and another dormitory', async () => {
    const { actor } = the(lin)
    const noted = night(girls, { took: [{ child: an, mark: 'cough' }] })
    expect(await save(actor, noted)).toMatchObject({ verdict: 'accepted' })
    expect(await save(actor, noted)).toMatchObject({ verdict: 'duplicate' })
    expect(await save(actor, night(girls, { took: [{ child: bao, mark: 'cough' }] }))).toMatchObject({
      verdict: 'refused',
      message: '有孩子不在这一条登记的名单上，请核对；名单变了，先改登记。',
    })
    expect((await save(actor, night(boys)))?.code).toBe('not-found')
    // Whoever stands over the school is held to the same roll.
    expect((await save(principal(), night(girls, { took: [{ child: bao, mark: 'ill' }] })))?.code).toBe('not-found')
    const [record] = (await getEntry(county.ctx, actor, girls)).records.items
    expect(record?.took.map((c) => [c.name, c.markTitle])).toEqual([['石安安', '咳嗽']])
    const right = night(girls, { replaces: noted.id, took: [{ child: an, mark: 'homesick' }] })
    expect(await save(actor, right)).toMatchObject({ verdict: 'accepted' })
    // The ledger shows what was done and names no child whom the reader does not see.
    const ledger = await listRecords(county.ctx, actor, { limit: 50 })
    expect(ledger.items.some((r) => r.kind === 'night-check')).toBe(true)
    expect(JSON.stringify(ledger)).not.toContain('石安安')
  })

  it('is read by the class teacher as far as the own children are concerned', async () => {
    const own = await listRecords(county.ctx, county.actor('head-teacher', 'C31'), { kind: 'night-check', limit: 50 })
    expect(own.items[0]?.took.map((c) => c.name)).toEqual(['石安安'])
    const other = await listRecords(county.ctx, county.actor('head-teacher', 'C32'), { kind: 'night-check', limit: 50 })
    expect(other.items).toEqual([])
  })
})

describe('keeping changes hands', () => {
  it('with all that was recorded; whoever kept it before sees it no longer', async () => {
    const [before, after] = [the(lin), the(xiang)]
    const { version = 1 } = { version: (await getEntry(county.ctx, principal(), girls)).versions.keeper }
    await changeEntry(county.ctx, principal(), girls, { set: { keeper: personOf(after) }, base: { keeper: version } })
    expect(await codeOf(getEntry(county.ctx, before.actor, girls))).toBe('not-found')
    expect((await save(before.actor, night(girls, { happenedOn: '2026-11-22' })))?.code).toBe('not-found')
    const seen = await getEntry(county.ctx, after.actor, girls)
    expect(seen.records.items.length).toBe(1)
    expect(seen.history.length).toBe(2)
    expect((await save(after.actor, night(girls, { happenedOn: '2026-11-22' })))?.verdict).toBe('accepted')
    const owed = (await getToday(county.ctx, after.actor, 'due')).others.map((o) => o.subject.id)
    expect(new Set(owed)).toEqual(new Set([girls, boys]))
    const { findings } = await verify(county.ctx, county.operator)
    expect(findings).toEqual([])
  })
  it('only to an account with a post that sees the register', async () => {
    const helper = await keeper('helper', 'S1', '何静')
    const verdict = await put(dorm(helper, [bao]))
    expect(verdict).toMatchObject({ verdict: 'needs-attention', problems: [{ field: 'keeper' }] })
    expect(verdict?.message).toContain('“生管老师”')
  })
})

describe('a dormitory', () => {
  it('takes children of its school, none who sleeps in another one', async () => {
    expect((await put(dorm(undefined, [far])))?.verdict).toBe('needs-attention')
    const twice = await put(dorm(undefined, [an]))
    expect([twice?.verdict, twice?.message?.startsWith('石安安已经登记在“女生楼')]).toEqual(['needs-attention', true])
    const mates = (await prepareEntry(county.ctx, principal(), { kind: 'dormitory', place: 'S1' })).mates
    expect(mates.map((m) => m.name)).toEqual(['石安安', '罗小宝'])
  })
  it('is not even there for another school, and for a class teacher', async () => {
    for (const actor of [county.actor('principal', 'S2'), county.actor('head-teacher', 'C31')])
      expect(await codeOf(getEntry(county.ctx, actor, boys))).toBe('not-found')
  })
  it('its nights and what was noted are counted', async () => {
    const figure = async (figureId: string, place = 'S1') =>
      (await getFigure(county.ctx, county.operator, { figureId, place, term: '2026-autumn' })).value
    expect(await figure('dormitories')).toBe(2)
    expect(await figure('dormitory.children')).toBe(2)
    expect(await figure('night.notes')).toBe(1)
    expect(await figure('night.checks')).toBe(2)
    expect(await figure('night.checks', 'S2')).toBe(0)
  })
})

describe('a noon roster', () => {
  it('is its teachers’: each noon is owed by whoever has that day, who sees every child of the roll', async () => {
    const teacher = await keeper('head-teacher', 'C31', '张敏')
    const roster = {
      id: newId(county.now),
      kind: 'noon-roster',
      version: 1,
      about: { place: 'S1' },
      from: '2026-11-16',
      body: {
        name: '低年级',
        days: [
          { day: '1', who: personOf(teacher) },
          { day: '2', who: { name: '周明' } },
        ],
        children: [an, bao],
      },
    }
    expect((await put(roster))?.verdict).toBe('accepted')
    const owed = (await getToday(county.ctx, teacher.actor, 'due')).others.filter((o) => o.subject.id === roster.id)
    expect(owed.map((o) => o.period.key)).toEqual(
      ['2026-11-23', '2026-11-16'].filter((k) => owed.some((o) => o.period.key === k)),
    )
    expect(owed.length).toBeGreaterThan(0)
    const noon = {
      id: newId(county.now),
      kind: 'noon-tutoring',
      version: 1,
      about: { entry: roster.id },
      happenedOn: '2026-11-23',
      staff: [{ name: '张敏' }],
      took: [
        { child: an, mark: 'present' },
        { child: bao, mark: 'absent' },
      ],
      body: { done: ['homework'] },
    }
    expect(await save(teacher.actor, noon)).toMatchObject({ verdict: 'accepted' })
    // Bao is of another class: seen on the roll, nowhere else.
    expect((await getRoll(county.ctx, teacher.actor, roster.id, { kind: 'noon-tutoring' })).items.length).toBe(2)
    expect(await codeOf(getChild(county.ctx, teacher.actor, bao, null))).toBe('not-found')
    const counted = async (figureId: string) =>
      (await getFigure(county.ctx, county.operator, { figureId, place: 'S1', term: '2026-autumn' })).value
    expect([await counted('lunch.sessions'), await counted('lunch.children')]).toEqual([1, 1])
    const { findings } = await verify(county.ctx, county.operator)
    expect(findings).toEqual([])
  })
})

describe('a Children’s Home', () => {
  it('is opened by its keeper with the village’s children on the roll, and by no keeper of another one', async () => {
    const [mine, stranger] = [await keeper('home-keeper', 'V1', '岳长根'), await keeper('home-keeper', 'V1', '冉小梅')]
    const village = await makeChild(county, 'C31', '滕小秋', { villageCode: 'V1' })
    const entry = {
      id: newId(county.now),
      kind: 'home',
      version: 2,
      about: { place: 'V1' },
      from: '2026-11-09',
      body: {
        name: '村里的家',
        hours: [{ day: '6', from: '09:00', to: '11:00' }],
        staff: [{ who: personOf(mine) }, { who: { name: '田主任' } }],
      },
    }
    expect((await put(entry, county.actor('village-director', 'V1')))?.verdict).toBe('accepted')
    const session = (child: string) => ({
      id: newId(county.now),
      kind: 'home-session',
      version: 1,
      about: { entry: entry.id },
      happenedOn: '2026-11-21',
      staff: [{ name: '岳长根' }, { name: '田主任' }],
      took: [{ child, mark: 'present' }],
      body: { from: '09:00', to: '11:00', safety: ['doors'] },
    })
    const roll = await getRoll(county.ctx, mine.actor, entry.id, { kind: 'home-session', invited: 'all' })
    expect(roll.items.map((c) => c.name)).toContain('滕小秋')
    expect(await save(mine.actor, session(village))).toMatchObject({ verdict: 'accepted' })
    expect((await save(mine.actor, session(far)))?.code).toBe('not-found')
    expect((await save(stranger.actor, session(village)))?.code).toBe('not-found')
    expect(await codeOf(getRoll(county.ctx, stranger.actor, entry.id, { kind: 'home-session' }))).toBe('not-found')
  })
})

it('a class teacher who keeps a noon of the school has it on the own list, and asked for from it may record; another has not', async () => {
  const mei = await keeper('head-teacher', 'C31', '梅老师')
  const other = await keeper('head-teacher', 'C32', '吴老师')
  const noon = {
    id: newId(county.now),
    kind: 'noon-roster',
    version: 1,
    about: { place: 'S1' },
    from: '2026-11-01',
    body: { name: '低年级午间', days: [{ day: '1', who: personOf(mei) }], children: [an, bao] },
  }
  expect((await put(noon))?.verdict).toBe('accepted')
  const listed = async ({ actor }: Keeper, more: Record<string, string> = {}) =>
    (await listEntries(county.ctx, actor, { kind: 'noon-roster', limit: 50, ...more })).items.map((e) => [
      e.id,
      e.canRecord,
    ])
  expect(await listed(mei)).toEqual([[noon.id, true]])
  // Of a named place only what hangs there.
  expect(await listed(mei, { place: 'C31' })).toEqual([])
  expect(await listed(other)).toEqual([])
})
