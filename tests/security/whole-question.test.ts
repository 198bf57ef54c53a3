import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPost, resetPassword, setDisabled } from '../../server/accounts/commands/account-changes.ts'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { endPost } from '../../server/accounts/commands/end-post.ts'
import { listAccounts } from '../../server/accounts/queries/accounts.ts'
import { changeChild } from '../../server/children/commands/change-child.ts'
import { getChild } from '../../server/children/queries/child-file.ts'
import { inActorTx } from '../../server/db/tx.ts'
import { newId } from '../../server/ids.ts'
import { verify } from '../../server/installation/queries/verify.ts'
import { addPlaces } from '../../server/places/commands/add-places.ts'
import { listPlaces } from '../../server/places/queries/places.ts'
import { saveRecords } from '../../server/records/commands/save-records.ts'
import { listRecords } from '../../server/records/queries/records.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../server/testing/factory.ts'

/**
 * What is asked of all of something before a write is asked with the county in sight: every such command is tried as somebody who
 * stands over a part only (C2, H3, M6).
 */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

/** The day of the invented county. */
const ENDED = { on: '2026-11-24', reason: '换班' }

const account = async (login: string, posts: readonly (readonly [Parameters<typeof addPost>[3]['role'], string])[]) => {
  const [first, ...more] = posts
  if (!first) throw new Error('an account has a post')
  const { id } = await addAccount(county.ctx, county.operator, {
    login: `${county.code}${login}`,
    name: login,
    role: first[0],
    placeCode: first[1],
  })
  for (const [role, placeCode] of more) await addPost(county.ctx, county.operator, id, { role, placeCode })
  return id
}
const postsOf = async (id: string) =>
  (await listAccounts(county.ctx, county.operator)).items.find((a) => a.id === id)?.posts ?? []

describe('an account with a post elsewhere', () => {
  const cases = [
    [
      'a village director who is the county’s office too',
      'township-officer',
      'T',
      ['village-director', 'V1'],
      ['county-office', 'COUNTY'],
    ],
    ['a teacher of two schools', 'principal', 'S1', ['head-teacher', 'C31'], ['dean', 'S2']],
  ] as const
  it.each(cases)('%s is changed by nobody who stands over one post only', async (what, role, at, own, other) => {
    const where = (code: string) => (code === 'COUNTY' ? county.code : code)
    const id = await account(`两处${what.length}`, [
      [own[0], where(own[1])],
      [other[0], where(other[1])],
    ])
    const actor = county.actor(role, at)
    const login = `${county.code}两处${what.length}`
    const refused = [
      () => resetPassword(county.ctx, actor, id),
      () => setDisabled(county.ctx, actor, id, true),
      () => setDisabled(county.ctx, actor, id, false),
      () => addPost(county.ctx, actor, id, { role: own[0], placeCode: own[1] }),
      () => addToken(county.ctx, actor, { login, days: 1 }),
    ]
    for (const act of refused)
      expect(
        await act().then(
          () => 'done',
          (e: { code: string }) => e.code,
        ),
      ).toMatch(/^(not-found|forbidden)$/)
    const [elsewhere] = (await postsOf(id)).filter((p) => p.role === other[0])
    await expect(endPost(county.ctx, actor, id, elsewhere?.id ?? '', ENDED)).rejects.toMatchObject({
      code: /not-found|forbidden/,
    })
    // The post in one's own place is one's own to end; the other place keeps the account as it was.
    const [mine] = (await postsOf(id)).filter((p) => p.role === own[0])
    await endPost(county.ctx, actor, id, mine?.id ?? '', ENDED)
    expect((await postsOf(id)).map((p) => p.role)).toEqual([other[0]])
    const office = county.actor(other[0] === 'dean' ? 'principal' : 'administrator', other[1])
    expect((await listAccounts(county.ctx, office)).items.map((a) => a.id)).toContain(id)
    expect((await listAccounts(county.ctx, actor)).items.map((a) => a.id)).not.toContain(id)
  })
})

describe('a place whose code is worked out', () => {
  it('never takes over another place’s row, and a refusal follows no commit', async () => {
    await addPlaces(county.ctx, county.operator, [
      { kind: 'school', code: 'S1-2', name: '青石镇中心小学枫树分校', parentCode: 'T' },
      { kind: 'class', code: '', name: '一年级3班', parentCode: 'S1-2' },
    ])
    const places = async () => (await listPlaces(county.ctx, county.operator)).items
    const branch = (await places()).find((p) => p.code === 'S1-2-1.3')
    const principal = county.actor('principal', 'S1')
    // The mother school's class of this odd name would have the very code of the branch's class.
    await addPlaces(county.ctx, principal, [{ kind: 'class', name: '2-1.3', parentCode: 'S1' }])
    expect((await places()).find((p) => p.id === branch?.id)).toEqual(branch)
    expect((await places()).filter((p) => p.name === '2-1.3').map((p) => p.code)).toEqual(['S1-2-1.3~2'])
    const before = await places()
    await expect(
      addPlaces(county.ctx, principal, [{ kind: 'class', code: 'D31', name: '五年级1班', parentCode: 'S1' }]),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      addPlaces(
        county.ctx,
        principal,
        [{ kind: 'class', name: '三年级1班', code: 'C31', parentCode: 'S1' }],
        [],
        'new',
      ),
    ).rejects.toMatchObject({ code: 'code-taken' })
    expect(await places()).toEqual(before)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})

describe('a record about children of two schools', () => {
  it('is not ended by one of them; who stands over both corrects it', async () => {
    const a = await makeChild(county, 'C31', '祝小满')
    const b = await makeChild(county, 'D31', '祝小寒')
    const officer = county.actor('township-officer', 'T')
    const both = {
      id: newId(county.now),
      kind: 'talk',
      version: 1,
      childIds: [a, b],
      happenedOn: '2026-11-16',
      body: { topics: ['family'], finding: 'watch', words: '两姐弟都说想妈妈' },
    }
    const talk = (childIds: string[], replaces?: string) => ({
      ...both,
      id: newId(county.now),
      childIds,
      ...(replaces ? { replaces } : {}),
    })
    await saveRecords(county.ctx, officer, { records: [both] })
    const one = await saveRecords(county.ctx, county.actor('principal', 'S1'), { records: [talk([a], both.id)] })
    expect(one.verdicts[0]).toMatchObject({ verdict: 'refused', code: 'forbidden' })
    const seenByB = await listRecords(county.ctx, county.actor('principal', 'S2'), { limit: 10, child: b })
    expect(seenByB.items.map((r) => [r.id, r.supersededBy])).toEqual([[both.id, null]])
    const right = await saveRecords(county.ctx, officer, { records: [talk([b], both.id)] })
    expect(right.verdicts[0]?.verdict).toBe('accepted')
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})

describe('words that a child said', () => {
  it('leave a trace of who reads them in the ledger too, once a day, shown in the file (M5)', async () => {
    const id = await makeChild(county, 'C32', '卓小露')
    const teacher = county.actor('head-teacher', 'C32')
    await saveRecords(county.ctx, teacher, {
      records: [
        {
          id: newId(county.now),
          kind: 'talk',
          version: 1,
          childIds: [id],
          happenedOn: '2026-11-20',
          body: { topics: ['family'], finding: 'watch', words: '说奶奶腿疼' },
        },
      ],
    })
    const dean = { ...county.actor('dean', 'S1'), name: '闻主任' }
    for (let i = 0; i < 3; i++) await listRecords(county.ctx, dean, { limit: 10, child: id })
    await listRecords(county.ctx, teacher, { limit: 10, child: id })
    const rows = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ account_name: string }>(
        `select account_name from audit where county_id = $1 and subject_id = $2 and action = 'record.read'`,
        [county.id, id],
      ),
    )
    expect(rows).toEqual([{ account_name: '闻主任' }])
    const { openings } = await getChild(county.ctx, county.operator, id, null)
    expect(openings.map((o) => o.name)).toContain('闻主任')
  })
})

describe('a change that names no version', () => {
  it('is held against the first one: somebody else’s change is not overwritten, nor that of a parent or a phone', async () => {
    const id = await makeChild(county, 'C31', '缪小可')
    const [first, second] = [county.actor('dean', 'S1'), county.actor('principal', 'S1')]
    const change = (actor: typeof first, changes: Parameters<typeof changeChild>[3]['changes'], base = {}) =>
      changeChild(county.ctx, actor, id, { changes, base })
    await change(first, {
      address: '河湾村2组',
      fatherState: 'home',
      carerName: '缪大山',
      motherPhones: ['13800002222'],
    })
    for (const changes of [
      { address: '河湾村9组' },
      { fatherState: 'dead' as const },
      { carerName: '缪二山' },
      { motherPhones: ['13800003333'] },
    ])
      await expect(change(second, changes)).rejects.toMatchObject({ code: 'conflict' })
    const { versions } = await getChild(county.ctx, second, id, null)
    expect(versions).toMatchObject({ address: 2, father_state: 2, carer_name: 2, mother_phones: 2 })
    await change(second, { fatherState: 'dead' }, versions)
    await expect(change(first, { fatherState: 'away' }, versions)).rejects.toMatchObject({
      details: { father_state: { mine: 'away', theirs: 'dead' } },
    })
    // What nobody has changed needs no version.
    await change(second, { ethnicity: '苗族' })
  })
})
