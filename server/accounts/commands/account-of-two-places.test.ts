import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Role } from '../../../domain/roles.ts'
import { inActorTx } from '../../db/tx.ts'
import { verify } from '../../installation/queries/verify.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listAccounts } from '../queries/accounts.ts'
import { addPost, resetFactors, resetPassword, setDisabled } from './account-changes.ts'
import { addAccount } from './add-account.ts'
import { addToken } from './add-token.ts'
import { endPost } from './end-post.ts'

/**
 * C2: somebody who stands over one post of an account and not over another. Through row security he sees the first only, and so
 * “all its posts are mine” was true by blindness.
 */
let database: TestDatabase
let county: TestCounty
let login: string
let account: string
let made = 0
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const posted = async (...posts: [Role, string][]) => {
  const [[role, placeCode], ...more] = posts as [[Role, string], ...[Role, string][]]
  login = `li-${county.code}-${++made}`
  const at = (code: string) => (code === 'COUNTY' ? county.code : code)
  account = (await addAccount(county.ctx, county.operator, { login, name: '李明', role, placeCode: at(placeCode) })).id
  for (const [r, code] of more) await addPost(county.ctx, county.operator, account, { role: r, placeCode: at(code) })
}
beforeEach(() => posted(['dean', 'S1'], ['dean', 'S2']))

/** Of the invented county. */
const TODAY = { on: '2026-11-24', reason: '换班' }

const state = () =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => ({
      signIn: await tx.query('select * from sign_in where account_id = $1', [account]),
      account: await tx.query('select disabled, scope from account where county_id = $1 and id = $2', [
        county.id,
        account,
      ]),
      posts: await tx.query('select id, role, place_id, until_on from post where county_id = $1 and account_id = $2', [
        county.id,
        account,
      ]),
    }),
    { readOnly: true },
  )
const seenBy = async (role: Role, at: string) =>
  (await listAccounts(county.ctx, county.actor(role, at))).items.find((a) => a.id === account)
const postAt = async (code: string) =>
  (await seenBy('administrator', 'COUNTY'))?.posts.find((p) => p.place.code === code)?.id ?? ''

const DEEDS: Record<string, (actor: ReturnType<TestCounty['actor']>) => Promise<unknown>> = {
  'reset the password': (actor) => resetPassword(county.ctx, actor, account),
  disable: (actor) => setDisabled(county.ctx, actor, account, true),
  'add a post': (actor) =>
    addPost(county.ctx, actor, account, {
      role: actor.role === 'principal' ? 'head-teacher' : 'helper',
      placeCode: actor.role === 'principal' ? 'C31' : 'T',
    }),
  'take the second factor away': (actor) => resetFactors(county.ctx, actor, account),
  'make a token': (actor) => addToken(county.ctx, actor, { login, days: 3 }),
}

it.each(Object.keys(DEEDS))('%s: nobody who stands over a part of the posts only', async (deed) => {
  const act = DEEDS[deed] as (typeof DEEDS)[string]
  const before = await state()
  await expect(act(county.actor('principal', 'S1'))).rejects.toMatchObject({ code: 'forbidden' })
  expect(await state()).toEqual(before)
  // One post that is his to give, and one of the county office: not a subordinate.
  await posted(['village-director', 'V1'], ['county-office', 'COUNTY'])
  const superior = await state()
  await expect(act(county.actor('township-officer', 'T'))).rejects.toMatchObject({ code: 'forbidden' })
  expect(await state()).toEqual(superior)
  // Who stands over all of them does it.
  await act(county.actor('administrator', 'COUNTY'))
})

it('a place takes its own post back, and no other one; the others go on seeing the account', async () => {
  const [mine, theirs] = [await postAt('S1'), await postAt('S2')]
  const principal = county.actor('principal', 'S1')
  await expect(endPost(county.ctx, principal, account, theirs, TODAY)).rejects.toMatchObject({ code: 'not-found' })
  const left = await endPost(county.ctx, principal, account, mine, TODAY)
  expect([left.id, left.posts]).toEqual([account, []])
  expect((await seenBy('principal', 'S2'))?.posts.map((p) => p.id)).toEqual([theirs])
  expect(await seenBy('principal', 'S1')).toBeUndefined()
})

it('the last post ends too: the account stays in sight of the place that it left, and is its to fill again only if it was never another’s', async () => {
  await endPost(county.ctx, county.actor('principal', 'S1'), account, await postAt('S1'), TODAY)
  await endPost(county.ctx, county.actor('principal', 'S2'), account, await postAt('S2'), TODAY)
  expect((await seenBy('principal', 'S2'))?.posts).toEqual([])
  expect(await seenBy('principal', 'S1')).toBeUndefined()
  const again = { role: 'dean', placeCode: 'S2' } as const
  await expect(addPost(county.ctx, county.actor('principal', 'S2'), account, again)).rejects.toMatchObject({
    code: 'not-found',
  })
  await addPost(county.ctx, county.actor('county-office', 'COUNTY'), account, again)
  await posted(['dean', 'S2'])
  await endPost(county.ctx, county.actor('principal', 'S2'), account, await postAt('S2'), TODAY)
  // The school moves: who has no post goes along.
  await addPlaces(county.ctx, county.operator, [
    { kind: 'school', code: 'S2', name: '大坪村小学', parentCode: county.code },
  ])
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  await addPost(county.ctx, county.actor('principal', 'S2'), account, again)
  expect((await seenBy('principal', 'S2'))?.posts.map((p) => p.role)).toEqual(['dean'])
})

it('a post ends on the day named, with the reason in the diary; never before it began, nor the own one in use', async () => {
  const principal = county.actor('principal', 'S1')
  const mine = await postAt('S1')
  const end = (on: string, as = principal) => endPost(county.ctx, as, account, mine, { on, reason: '调走' })
  await expect(end('2026-11-23')).rejects.toMatchObject({ code: 'invalid', details: { on: expect.anything() } })
  await expect(end('2028-01-01')).rejects.toMatchObject({ code: 'invalid' })
  // To come: until then all is as it was, for the school too.
  expect((await end('2026-12-01')).posts.map((p) => p.id)).toContain(mine)
  expect((await seenBy('principal', 'S1'))?.posts.map((p) => p.id)).toEqual([mine])
  const own = { ...county.actor('dean', 'S1'), accountId: account, via: 'operator' as const }
  await expect(end('2026-11-24', own)).rejects.toMatchObject({ code: 'invalid' })
  await end('2026-11-24')
  expect(await seenBy('principal', 'S1')).toBeUndefined()
  const [note] = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ detail: unknown }>(
        `select detail from audit where county_id = $1 and action = 'post.end' and subject_id = $2 order by seq desc limit 1`,
        [county.id, account],
      ),
    { readOnly: true },
  )
  expect(note?.detail).toEqual({ role: 'dean', on: '2026-11-24', reason: '调走' })
})

it('a post added by who sees all leaves every office in sight of the account; a moved place does not bring an ended one back', async () => {
  await addPost(county.ctx, county.actor('administrator', 'COUNTY'), account, { role: 'helper', placeCode: 'V1' })
  expect(await seenBy('principal', 'S1')).toBeDefined()
  expect(await seenBy('principal', 'S2')).toBeDefined()
  await endPost(county.ctx, county.operator, account, await postAt('S1'), TODAY)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'school', code: 'S1', name: '青石镇中心小学', parentCode: county.code },
  ])
  expect(await seenBy('principal', 'S1')).toBeUndefined()
  expect(await seenBy('principal', 'S2')).toBeDefined()
})
