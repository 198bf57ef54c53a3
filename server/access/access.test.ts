import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../domain/roles.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { endPost } from '../accounts/commands/end-post.ts'
import { postsOf } from '../accounts/db/account.ts'
import { inActorTx } from '../db/tx.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { addStandIn } from '../stand-ins/commands/add-stand-in.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { signAccessList } from './commands/sign-access-list.ts'
import { getAccessList } from './queries/access-list.ts'

let database: TestDatabase
let county: TestCounty
const account: Record<string, { id: string; post: string }> = {}
const make = async (key: string, name: string, role: Role, placeCode: string) => {
  const { id } = await addAccount(county.ctx, county.operator, {
    login: `${key}-${county.code}`,
    name,
    role,
    placeCode,
  })
  const posts = await inActorTx(county.ctx.db, county.operator, (tx) => postsOf(tx, '2026-11-24', id))
  account[key] = { id, post: posts[0]?.id ?? '' }
}
const list = (role: Role, at: string, more: object = {}) =>
  getAccessList(county.ctx, county.actor(role, at), { limit: 200, ...more })
const nextYear = () => ({ ...county.ctx, now: () => Date.parse('2027-09-10T12:00:00+08:00') })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const child = await makeChild(county, 'C31', '石安安')
  await make('c32', '王老师', 'head-teacher', 'C32')
  await make('c31', '张老师', 'head-teacher', 'C31')
  await make('dean', '莫主任', 'dean', 'S1')
  await make('far', '外校老师', 'head-teacher', 'D31')
  await make('village', '村主任', 'village-director', 'V1')
  await make('officer', '镇里', 'township-officer', 'T')
  await addStandIn(county.ctx, county.operator, {
    post: account.c31?.post ?? '',
    account: account.c32?.id ?? '',
    from: '2026-11-24',
    until: '2026-12-01',
    why: '病假',
  })
  const { verdicts } = await saveEntries(county.ctx, county.operator, {
    entries: [
      {
        id: newId(county.now),
        kind: 'task',
        version: 2,
        about: { child },
        from: '2026-11-24',
        until: null,
        body: { what: '修好台灯', owner: { name: '张老师', account: account.c31?.id }, due: '2026-11-27' },
      },
    ],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
})
afterAll(() => database.close())

describe('who may see what, once a year', () => {
  it('a school has a line a post of its own and its classes, with what it sees, holds and whom it stands in for', async () => {
    const { items, total, year, signed, maySign } = await list('principal', 'S1')
    expect(items.map((l) => [l.name, l.roleName, l.place, l.standsFor])).toEqual([
      ['莫主任', '教导主任', '青石镇中心小学', null],
      ['王老师', '班主任', '三(1)班', '张老师'],
      ['张老师', '班主任', '三(1)班', null],
      ['王老师', '班主任', '三(2)班', null],
    ])
    expect([total, year, signed, maySign]).toEqual([4, 2026, null, true])
    const mine = items.find((l) => l.name === '张老师')
    expect(mine).toMatchObject({
      sees: '本班孩子的档案、记录和数',
      children: 1,
      entries: 1,
      lastSignIn: null,
      mayEnd: true,
    })
    expect(items.find((l) => l.standsFor)).toMatchObject({ until: '2026-12-01', mayEnd: false })
  })

  it('a township has its own and its villages’, no school’s; a class and a village have none', async () => {
    expect((await list('township-officer', 'T')).items.map((l) => l.name)).toEqual(['镇里', '村主任'])
    await expect(list('principal', 'S1', { place: 'C31' })).rejects.toThrow(/没有自己的一份/)
    for (const [role, at, place] of [
      ['principal', 'S1', 'S2'],
      ['principal', 'S1', 'T'],
      ['dean', 'S2', 'S1'],
    ] as const)
      await expect(list(role, at, { place })).rejects.toMatchObject({ code: 'not-found' })
    await expect(list('head-teacher', 'C31')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is signed as it was seen, once a year, by whoever answers for the school', async () => {
    const principal = county.actor('principal', 'S1')
    const dean = county.actor('dean', 'S1')
    await expect(signAccessList(county.ctx, dean, { place: 'S1', posts: 4 })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(
      signAccessList(county.ctx, county.actor('principal', 'S2'), { place: 'S1', posts: 4 }),
    ).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(signAccessList(county.ctx, principal, { place: 'S1', posts: 3 })).rejects.toThrow(/现在是 4 行/)
    await signAccessList(county.ctx, principal, { place: 'S1', posts: 4 })
    await expect(signAccessList(county.ctx, principal, { place: 'S1', posts: 4 })).rejects.toThrow(
      /已经在2026年11月24日核对过/,
    )
    const seen = await list('dean', 'S1')
    expect([seen.signed?.by, seen.signed?.posts, seen.maySign]).toEqual(['principal甲', 4, false])
    const [row] = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ detail: object }>(`select detail from audit where county_id = $1 and action = 'access.sign'`, [
        tx.countyId,
      ]),
    )
    expect(row?.detail).toMatchObject({ year: 2026, posts: 4 })
  })

  it('stays as it was signed, and next year tells what changed since', async () => {
    await endPost(county.ctx, county.operator, account.dean?.id ?? '', account.dean?.post ?? '', {
      on: '2026-11-24',
      reason: '调走',
    })
    await make('new', '新主任', 'dean', 'S1')
    const now = await getAccessList(nextYear(), county.actor('principal', 'S1'), { limit: 200 })
    expect([now.year, now.signed, now.maySign]).toEqual([2027, null, true])
    expect(now.items.filter((l) => l.fresh).map((l) => l.name)).toEqual(['新主任'])
    expect(now.gone.map((l) => l.name).sort()).toEqual(['王老师', '莫主任'])
    const then = await list('principal', 'S1', { year: 2026 })
    expect([then.total, then.items.map((l) => l.name)[0], then.items.some((l) => l.mayEnd)]).toEqual([
      4,
      '莫主任',
      false,
    ])
    await expect(list('principal', 'S1', { year: 2025 })).rejects.toMatchObject({ code: 'not-found' })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})
