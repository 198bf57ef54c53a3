import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { addToken } from '../../accounts/commands/add-token.ts'
import { inActorTx } from '../../db/tx.ts'
import { makeApp } from '../../http/app.ts'
import { classesFor } from '../../import/classes.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { addPlace } from './add-place.ts'
import { addPlaces } from './add-places.ts'
import { importPlaces } from './import-places.ts'

/** H3: Q and its branch Q-2, whose class 4.1 has the code that would be made for Q's class 2-4.1. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'school', code: 'Q', name: '桥头小学', parentCode: 'T' },
    { kind: 'school', code: 'Q-2', name: '桥头小学水源教学点', parentCode: 'T' },
    { kind: 'class', name: '四年级(1)班', parentCode: 'Q-2' },
  ])
  await makeChild(county, 'Q-2-4.1', '滕小溪')
})
afterAll(() => database.close())

const tree = () => inActorTx(county.ctx.db, county.operator, async (tx) => [...(await tx.tree()).values()])
const branchClass = async () => (await tree()).find((p) => p.code === 'Q-2-4.1')
const codeId = async (code: string) => (await tree()).find((p) => p.code === code)?.id ?? -1
const at = async (code: string) => {
  const placeId = await codeId(code)
  return { ...county.actor('principal', 'S1'), placeId, circles: [0, placeId] }
}
const file = (rows: string[]) => Buffer.from(['类型,代码,名称,上级代码', ...rows].join('\n'))
const AMISS = { kind: 'class' as const, name: '2-4.1', parentCode: 'Q' }

it('a code made from a name never takes another school’s class over: the new one gets a code of its own', async () => {
  const before = await branchClass()
  expect(await addPlace(county.ctx, await at('Q'), AMISS)).toMatchObject({ code: 'Q-2-4.1~2', name: '2-4.1' })
  expect(await importPlaces(county.ctx, await at('Q'), file(['班级,,2-4.1,Q', '班级,,五年级(1)班,Q']))).toMatchObject({
    added: 1,
    updated: 0,
    unchanged: 1,
    problems: [],
  })
  // Nor for somebody who stands over both schools.
  await importPlaces(county.ctx, county.operator, file(['班级,,2-4.1,Q']))
  expect(await branchClass()).toEqual(before)
})

it('a typed code of another school’s is refused, and nothing is written', async () => {
  const before = await tree()
  await expect(
    importPlaces(county.ctx, await at('Q'), file(['班级,,六年级(2)班,Q', '班级,Q-2-4.1,六年级(1)班,Q'])),
  ).rejects.toMatchObject({ code: 'not-found' })
  expect(await tree()).toEqual(before)
})

it('a class that stands there under a code of the school’s own is not made a second time', async () => {
  expect(await importPlaces(county.ctx, county.operator, file(['班级,,三年级(2)班,S1']))).toMatchObject({
    added: 0,
    unchanged: 1,
  })
})

it('over HTTP: a refusal leaves nothing written, its own code included', async () => {
  const login = `q-${county.code}`
  await addAccount(county.ctx, county.operator, { login, name: '秦校长', role: 'principal', placeCode: 'Q' })
  const { token } = await addToken(county.ctx, county.operator, { login, days: 1 })
  const app = makeApp(county.ctx, { secure: false, screens: null })
  const post = async (body: unknown) => {
    const answer = await app.request('/api/places', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return [answer.status, ((await answer.json()) as { code: string }).code]
  }
  expect(await post({ kind: 'class', name: '一年级(1)班', parentCode: 'Q' })).toEqual([200, 'Q-1.1'])
  const before = await tree()
  expect(await post({ kind: 'class', code: 'Q-1.1', name: '一年级(9)班', parentCode: 'Q' })).toEqual([
    409,
    'code-taken',
  ])
  expect(await post({ kind: 'class', name: '一年级(1)班', parentCode: 'Q' })).toEqual([409, 'code-taken'])
  expect(await post({ kind: 'class', code: 'Q-2-4.1', name: '一年级(8)班', parentCode: 'Q' })).toEqual([
    409,
    'code-taken',
  ])
  expect(await tree()).toEqual(before)
})

it('the same file without codes again changes nothing', async () => {
  const rows = ['班级,,三年级(2)班,Q', '村,,水源村,T']
  expect(await importPlaces(county.ctx, county.operator, file(rows))).toMatchObject({ added: 2, updated: 0 })
  expect(await importPlaces(county.ctx, county.operator, file(rows))).toMatchObject({ added: 0, unchanged: 2 })
})

it('a list whose class would get a taken code gets a class of its own', async () => {
  const before = await branchClass()
  const actor = await at('Q')
  const classes = await inActorTx(county.ctx.db, actor, (tx) =>
    classesFor(tx, { id: actor.placeId, code: 'Q' }, [{ grade: 2, label: null }]),
  )
  // Q-2 is a school.
  expect((await tree()).find((p) => p.id === classes.get('2|'))).toMatchObject({
    code: 'Q-2~2',
    parentId: actor.placeId,
    name: '二年级',
  })
  expect(await branchClass()).toEqual(before)
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
