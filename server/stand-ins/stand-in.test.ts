import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../domain/roles.ts'
import { addPost } from '../accounts/commands/account-changes.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { endPost } from '../accounts/commands/end-post.ts'
import { postsOf } from '../accounts/db/account.ts'
import { listAccounts } from '../accounts/queries/accounts.ts'
import { getMe } from '../accounts/queries/me.ts'
import { actorOf } from '../actor.ts'
import { getChild } from '../children/queries/child-file.ts'
import { listChildren } from '../children/queries/children.ts'
import type { Ctx } from '../context.ts'
import { inActorTx } from '../db/tx.ts'
import { getBoard } from '../duties/queries/board.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { listHeld } from '../entries/queries/held.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { addStandIn } from './commands/add-stand-in.ts'
import { endStandIn } from './commands/end-stand-in.ts'
import { listStandIns } from './queries/stand-ins.ts'

let database: TestDatabase
let county: TestCounty
let here: string
let beside: string
const account: Record<string, { id: string; post: string }> = {}
const at = (on: string): Ctx => ({ ...county.ctx, now: () => Date.parse(`${on}T12:00:00+08:00`) })
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
const as = (on: string, key: string, post: string | null = null): Promise<Actor & { postId: string }> =>
  actorOf(at(on), county.id, account[key]?.id ?? '', post, 'session')
const ask = (away: string, standIn: string, from: string, until: string, why = '病假') => ({
  post: account[away]?.post ?? '',
  account: account[standIn]?.id ?? '',
  from,
  until,
  why,
})
let given: string
const WHOLE = { status: 'enrolled', sort: 'name', limit: 50 } as const

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  here = await makeChild(county, 'C31', '石安安')
  beside = await makeChild(county, 'C32', '韦小雨')
  await make('head', '校长甲', 'principal', 'S1')
  await make('dean', '莫主任', 'dean', 'S1')
  await make('away', '张老师', 'head-teacher', 'C31')
  await make('other', '王老师', 'head-teacher', 'C32')
  await make('third', '陆老师', 'head-teacher', 'C32')
  await make('far', '外校老师', 'head-teacher', 'D31')
  await make('helper', '热心人', 'helper', 'S1')
  await make('village', '村主任', 'village-director', 'V1')
  await make('village2', '邻村主任', 'village-director', 'V2')
  await make('keeper', '生管甲', 'boarding-teacher', 'S1')
})
afterAll(() => database.close())

describe('standing in', () => {
  it('is refused with a sentence where it would give more than the post, or makes no sense', async () => {
    const head = await as('2026-11-24', 'head')
    const fails = async (input: ReturnType<typeof ask>, words: RegExp, actor: Actor = head) =>
      await expect(addStandIn(at('2026-11-24'), actor, input)).rejects.toThrow(words)
    await fails(ask('away', 'away', '2026-11-24', '2026-11-28'), /不能自己代自己/)
    await fails(ask('away', 'other', '2026-11-23', '2026-11-28'), /今天或以后/)
    await fails(ask('away', 'other', '2026-11-25', '2026-11-24'), /不能早于第一天/)
    await fails(ask('away', 'other', '2026-11-25', '2027-12-01'), /交接/)
    await fails(ask('away', 'helper', '2026-11-24', '2026-11-28'), /没有带孩子的职务/)
    await fails(ask('other', 'third', '2026-11-24', '2026-11-28'), /自己就是/)
    // Out of the school: an account one does not see, a post one does not reach.
    await fails(ask('away', 'far', '2026-11-24', '2026-11-28'), /没有找到/)
    await fails(ask('far', 'other', '2026-11-24', '2026-11-28'), /没有找到/)
    await fails(ask('head', 'dean', '2026-11-24', '2026-11-28'), /没有找到/)
    await fails(ask('dean', 'other', '2026-11-24', '2026-11-28'), /没有找到/, await as('2026-11-24', 'dean'))
    await fails(ask('helper', 'other', '2026-11-24', '2026-11-28'), /没有找到/)
    for (const role of ['head-teacher', 'village-director', 'auditor', 'helper'] as const)
      await expect(
        addStandIn(
          at('2026-11-24'),
          county.actor(role, role === 'village-director' ? 'V1' : 'C31'),
          ask('away', 'other', '2026-11-24', '2026-11-28'),
        ),
      ).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('gives the post from its day until its last one: that class and nothing besides', async () => {
    given = await addStandIn(
      at('2026-11-24'),
      await as('2026-11-24', 'dean'),
      ask('away', 'other', '2026-11-25', '2026-12-04'),
    )
    expect((await as('2026-11-24', 'other', given)).placeId).toBe(county.place('C32'))
    const actor = await as('2026-11-25', 'other', given)
    expect([actor.role, actor.placeId, actor.name]).toEqual(['head-teacher', county.place('C31'), '王老师（代张老师）'])
    const seen = await listChildren(at('2026-11-25'), actor, WHOLE)
    expect(seen.items.map((c) => c.name)).toEqual(['石安安'])
    await expect(getChild(at('2026-11-25'), actor, beside, null)).rejects.toMatchObject({ code: 'not-found' })
    // The own class in the own post, as before; the last day still holds, the next one does not.
    expect(
      (await listChildren(at('2026-11-25'), await as('2026-11-25', 'other'), WHOLE)).items.map((c) => c.name),
    ).toEqual(['韦小雨'])
    expect((await as('2026-12-04', 'other', given)).placeId).toBe(county.place('C31'))
    expect((await as('2026-12-05', 'other', given)).placeId).toBe(county.place('C32'))
  })

  it('says so everywhere: to both of them, on the board, among the accounts, at the place', async () => {
    const ctx = at('2026-11-25')
    const actor = await as('2026-11-25', 'other', given)
    expect((await getMe(ctx, actor, { postId: given, csrf: '' })).post.standsFor).toBe('张老师')
    const away = await as('2026-11-25', 'away')
    expect((await getMe(ctx, away, { postId: away.postId, csrf: '' })).standIns).toEqual([
      { postId: account.away?.post, name: '王老师', until: '2026-12-04' },
    ])
    const head = await as('2026-11-25', 'head')
    const board = await getBoard(ctx, head, { place: 'S1' })
    expect(board.classes.find((c) => c.code === 'C31')?.headTeacher).toBe('王老师（代张老师）')
    const accounts = await listAccounts(ctx, head, { q: '王老师', limit: 10 })
    expect(accounts.items[0]?.posts.map((p) => p.standsFor)).toEqual([null, '张老师'])
    expect((await listStandIns(ctx, head, { place: 'C31' })).items).toMatchObject([
      {
        away: '张老师',
        standIn: '王老师',
        from: '2026-11-25',
        until: '2026-12-04',
        why: '病假',
        by: '莫主任',
        running: true,
        mayEnd: true,
      },
    ])
    expect((await listStandIns(ctx, away, { place: 'C31' })).items[0]).toMatchObject({ why: '病假', mayEnd: false })
    await expect(listStandIns(ctx, await as('2026-11-25', 'far'), { place: 'C31' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('hands on what the one who is away holds in that post; a record says who made it, and for whom', async () => {
    const ctx = at('2026-11-25')
    const task = (child: string) => ({
      id: newId(county.now),
      kind: 'task',
      version: 2,
      about: { child },
      from: '2026-11-24',
      until: null,
      body: { what: '修好台灯', owner: { name: '张老师', account: account.away?.id }, due: '2026-11-27' },
    })
    const { verdicts } = await saveEntries(county.ctx, county.operator, { entries: [task(here), task(beside)] })
    expect(verdicts.map((v) => v.verdict)).toEqual(['accepted', 'accepted'])
    const actor = await as('2026-11-25', 'other', given)
    expect((await listHeld(ctx, actor)).items.map((i) => i.about.name)).toEqual(['石安安'])
    expect((await listHeld(ctx, await as('2026-11-25', 'other'))).items).toEqual([])
    const record = newId(county.now)
    const saved = await saveRecords(ctx, actor, {
      records: [
        {
          id: record,
          kind: 'talk',
          version: 1,
          childIds: [here],
          happenedOn: '2026-11-25',
          body: { topics: ['study'], finding: 'well' },
        },
      ],
    })
    expect(saved.verdicts[0]?.verdict).toBe('accepted')
    const [row] = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ author_name: string }>('select author_name from record where county_id = $1 and id = $2', [
        tx.countyId,
        record,
      ]),
    )
    expect(row?.author_name).toBe('王老师（代张老师）')
  })

  it('has one at a time; ended early it is over at once, and another may follow', async () => {
    const ctx = at('2026-11-26')
    const head = await as('2026-11-26', 'head')
    await expect(addStandIn(ctx, head, ask('away', 'third', '2026-12-04', '2026-12-06'))).rejects.toThrow(
      /11月25日到12月4日已经由王老师代了/,
    )
    const after = await addStandIn(ctx, head, ask('away', 'third', '2026-12-05', '2026-12-06'))
    await expect(endStandIn(ctx, await as('2026-11-26', 'away'), given, '回来了')).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(endStandIn(ctx, county.actor('principal', 'S2'), given, '回来了')).rejects.toMatchObject({
      code: 'not-found',
    })
    await endStandIn(ctx, head, given, '提前回来了')
    expect((await as('2026-11-26', 'other', given)).placeId).toBe(county.place('C32'))
    await endStandIn(ctx, head, after, '不用了')
    expect((await as('2026-12-05', 'third', after)).placeId).toBe(county.place('C32'))
    expect((await listStandIns(ctx, head, { place: 'S1' })).items).toEqual([])
  })

  it('ends with the post that it stands in for', async () => {
    const ctx = at('2026-11-26')
    const post = await addStandIn(ctx, await as('2026-11-26', 'head'), ask('away', 'third', '2026-11-26', '2026-12-06'))
    await endPost(ctx, county.operator, account.away?.id ?? '', account.away?.post ?? '', {
      on: '2026-11-26',
      reason: '调走',
    })
    expect((await as('2026-11-26', 'third', post)).placeId).toBe(county.place('C32'))
  })

  it('is the township’s for its villages', async () => {
    const officer = county.actor('township-officer', 'T')
    const ctx = at('2026-11-26')
    const post = await addStandIn(ctx, officer, ask('village', 'village2', '2026-11-26', '2026-11-30'))
    expect((await as('2026-11-26', 'village2', post)).placeId).toBe(county.place('V1'))
    await expect(addStandIn(ctx, officer, ask('other', 'dean', '2026-11-26', '2026-11-30'))).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('of a keeper takes what the post keeps, and is refused where the keeper keeps things elsewhere too', async () => {
    const ctx = at('2026-11-26')
    const post = await addStandIn(
      ctx,
      await as('2026-11-26', 'head'),
      ask('keeper', 'other', '2026-11-26', '2026-11-30'),
    )
    const keeper = await as('2026-11-26', 'keeper')
    const actor = await as('2026-11-26', 'other', post)
    expect([...actor.circles].sort()).toEqual([...keeper.circles].sort())
    await endStandIn(ctx, await as('2026-11-26', 'head'), post, '回来了')
    await addPost(county.ctx, county.operator, account.keeper?.id ?? '', { role: 'home-keeper', placeCode: 'V1' })
    await expect(
      addStandIn(ctx, await as('2026-11-26', 'head'), ask('keeper', 'other', '2026-11-26', '2026-11-30')),
    ).rejects.toThrow(/别处任职/)
  })

  it('leaves every row in the sight that it should have', async () => {
    expect((await verify(county.ctx, county.operator)).findings ?? []).toEqual([])
  })
})
