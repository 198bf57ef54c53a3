import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDemo } from '../../demo/load.ts'
import type { Endpoint } from '../../domain/api/kit.ts'
import { API, type ApiName } from '../../domain/api.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { actorByLogin, operatorActor } from '../../server/actor.ts'
import { listChildren } from '../../server/children/queries/children.ts'
import { layDuties } from '../../server/duties/lay-duties.ts'
import { makeApp } from '../../server/http/app.ts'
import { listPlaces } from '../../server/places/queries/places.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { testCtx } from '../../server/testing/factory.ts'

/** No answer is longer than this, whoever asks: a teacher's telephone in a village fetches it over a thin line. */
const MOST = 200_000

const TERM = '2026-autumn'
const CHILD = /\{id\}/

let app: ReturnType<typeof makeApp>
const tokens: [login: string, token: string, place: string][] = []
let child = ''
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  const ctx = testCtx(database)
  const signIns = await loadDemo(ctx)
  // As the server does it behind the demo: otherwise the engine judges all children at every question.
  await layDuties(ctx)
  const operator = await operatorActor(ctx)
  for (const { login } of signIns) {
    const actor = await actorByLogin(ctx, login)
    const place = (await listPlaces(ctx, operator)).items.find((p) => p.id === actor.placeId)
    tokens.push([login, (await addToken(ctx, operator, { login, days: 1 })).token, place?.code ?? ''])
  }
  child = (await listChildren(ctx, operator, { status: 'enrolled', sort: 'name', limit: 1 })).items[0]?.id ?? ''
  app = makeApp(ctx, { secure: false, screens: null })
})
afterAll(() => database.close())

/** What the endpoints are asked with besides the place: the longest answer that each can give. */
const ASKED: Record<string, Record<string, string>[]> = {
  getToday: [{ show: 'due' }, { show: 'week' }, { show: 'all' }],
  listDuties: [{}, { limit: '200' }],
  listChildren: [{ limit: '50' }, { limit: '200' }],
  listRecords: [{ limit: '50' }, { limit: '200' }],
  getFigure: [{ id: 'talks.due' }],
  search: [{ q: '罗' }],
  prepareRecord: [{ kind: 'talk', children: 'CHILD' }],
  getChild: [{ reason: '核对情况' }],
}

/** Files to keep are no answers to a page. */
const endpoints = (Object.entries(API) as [ApiName, Endpoint][]).filter(
  ([name, { method }]) => method === 'GET' && !/^(export|download)|Original$|Errors$/.test(name),
)

it('no answer of the demo is longer than two hundred thousand bytes, whoever asks', async () => {
  const long: string[] = []
  let answered = 0
  for (const [login, token, place] of tokens)
    for (const [name, { path }] of endpoints)
      for (const more of ASKED[name] ?? [{}]) {
        const query = new URLSearchParams({ place, term: TERM, ...more })
        const url = `${path.replace(CHILD, child).replace(/\{[^}]*\}/g, 'talks.due')}?${query}`.replace('CHILD', child)
        const answer = await app.request(url, { headers: { authorization: `Bearer ${token}` } })
        const bytes = (await answer.arrayBuffer()).byteLength
        if (answer.status === 200) answered++
        if (bytes > MOST) long.push(`${login} ${url} ${bytes}`)
      }
  expect(long).toEqual([])
  expect(answered).toBeGreaterThan(100)
})
