import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../domain/api/kit.ts'
import { API, type ApiName } from '../../domain/api.ts'
import { ERRORS } from '../../domain/errors.ts'
import type { Role } from '../../domain/roles.ts'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { addOwnField } from '../../server/county-fields/commands/add-own-field.ts'
import { saveEntries } from '../../server/entries/commands/save-entries.ts'
import { makeApp } from '../../server/http/app.ts'
import { openSummary } from '../../server/reports/commands/open-summary.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../server/testing/factory.ts'
import { NIL, SHARP, TEXTS, VALUES, variants } from './odd-values.ts'
import { choiceOfPlace, promised, rightBodies } from './right-bodies.ts'

/**
 * Every parameter of every question, and every field of every body, takes each odd value in turn while all others are right (L7:
 * what is wrong altogether is refused at the door and reaches nothing). No answer is a 500; each fault is of the closed list.
 */

let database: TestDatabase
let county: TestCounty
let app: ReturnType<typeof makeApp>
let child: string
let report: { id: string; version: number }
/** A question of the county’s own; its version goes on with each change that is taken. */
const own = { id: crypto.randomUUID(), version: 0 }
const promise = crypto.randomUUID()
const tokens = new Map<Role, string>()
const POSTS = { dean: 'S1', principal: 'S1', 'county-office': 'COUNTY', administrator: 'COUNTY' } as const
type Poster = keyof typeof POSTS

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  app = makeApp(county.ctx, { secure: false, screens: null })
  child = await makeChild(county, 'C31', '秦小川')
  report = await openSummary(county.ctx, county.operator, { kind: 'school-summary', place: 'S1', term: '2026-autumn' })
  const kept = await saveEntries(county.ctx, county.operator, { entries: [{ id: promise, ...promised(child) }] })
  expect(kept.verdicts[0]?.verdict).toBe('accepted')
  const asked = { ...choiceOfPlace(), id: own.id, label: '谁来接' }
  own.version = (await addOwnField(county.ctx, county.actor('county-office', 'COUNTY'), asked)).version
  for (const [role, place] of Object.entries(POSTS) as [Poster, string][]) {
    const login = `fuzz-${role}-${county.code}`
    await addAccount(county.ctx, county.operator, {
      login,
      name: '试',
      role,
      placeCode: place === 'COUNTY' ? county.code : place,
    })
    tokens.set(role, (await addToken(county.ctx, county.operator, { login, days: 1 })).token)
  }
})
afterAll(() => database.close())
beforeEach(() => {
  faults = []
})

/** What is right for a parameter of this name, so that the question reaches the database. */
const RIGHT: Record<string, () => string> = {
  place: () => 'S1',
  term: () => '2026-autumn',
  figureId: () => 'pupils',
  kind: () => 'talk',
  reason: () => '核对情况',
  q: () => 'qxc',
  children: () => child,
  child: () => child,
  table: () => 'school-statistics',
  limit: () => '5',
}
const rightPath = (name: ApiName, key: string): string => {
  if (key === 'id' && /Entry/.test(name)) return promise
  if (key === 'id' && /OwnField/.test(name)) return own.id
  if (key === 'id') return /Summary|Section/.test(name) ? report.id : /Child/.test(name) ? child : NIL
  if (name === 'setPaperText') return 'notice'
  if (key === 'paper') return 'roll'
  if (key === 'placeId') return String(county.place('C31'))
  if (key === 'termId') return '2026-autumn'
  if (key === 'key') return 'basics'
  return RIGHT[key]?.() ?? NIL
}
/** Only what a question cannot do without: a filter too many finds nothing, and nothing is looked at. */
const NEEDED = ['place', 'term', 'q', 'kind', 'reason', 'table']

const BODIES = rightBodies({ child: () => child, report: () => report, own })

/** A change is of the question as it stands, unless its version is what is odd. */
const atNow = (name: ApiName, body: unknown): unknown =>
  name === 'changeOwnField' && isBody(body) && Number.isInteger(body.version) && Number(body.version) > 0
    ? { ...body, version: own.version }
    : body
const isBody = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

let faults: string[] = []
const ask = async (name: ApiName, role: Poster, path: string, body?: unknown) => {
  const endpoint: Endpoint = API[name]
  const answer = await app.request(path, {
    method: endpoint.method,
    headers: {
      authorization: `Bearer ${tokens.get(role)}`,
      'content-type': endpoint.upload ? 'application/octet-stream' : 'application/json',
    },
    ...(body === undefined ? {} : { body: endpoint.upload ? String(body) : (JSON.stringify(body) ?? 'null') }),
  })
  if (answer.status < 400) {
    if (name !== 'changeOwnField') return answer.body?.cancel()
    own.version = ((await answer.json()) as typeof own).version
    return
  }
  const said = (await answer.json()) as { code?: string; message?: string }
  const known = Object.hasOwn(ERRORS, said.code ?? '') && /[\u4e00-\u9fff]/.test(said.message ?? '')
  if (answer.status >= 500 || !known)
    faults.push(
      `${answer.status} ${name} as ${role}: ${decodeURIComponent(path)} ${JSON.stringify(body) ?? ''}`.slice(0, 300),
    )
}

const pathOf = (name: ApiName, odd: { key: string; value: string } | null): string =>
  API[name].path.replace(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(odd?.key === key ? odd.value || ' ' : rightPath(name, key)),
  )
const searchOf = (endpoint: Endpoint, odd: { key: string; value: string } | null): string => {
  const query = new URLSearchParams()
  for (const key of Object.keys(endpoint.query?.shape ?? {})) {
    if (odd?.key === key) query.set(key, odd.value)
    else if (NEEDED.includes(key) && !(key === 'kind' && !endpoint.path.includes('prepare')))
      query.set(key, RIGHT[key]?.() ?? '')
  }
  return query.size ? `?${query}` : ''
}

const NAMES = (Object.keys(API) as ApiName[]).filter(
  (n) => !['setUp', 'setUpDemo', 'signOut', 'signOutEverywhere', 'getHealth'].includes(n),
)
/** A password is hashed, a file or a page of many numbers is made: those take their time. */
const SLOW: readonly ApiName[] = [
  'signIn',
  'changePassword',
  'beginTotp',
  'beginPasskey',
  'removeFactor',
  'addAccount',
  'addClassTeachers',
  'handOverClass',
  'resetPassword',
  'exportChildren',
  'resetSection',
  'makePaper',
  'askPrint',
  'saveSummary',
]
/**
 * The sharp ones always; of the others every fourth, each time the next ones (a whole round in four fields), so that a minute is enough. What is
 * odd means the same to every engine: of the shards, where a question takes five times as long, it is asked what they make of each.
 */
let round = 0
const some = <T>(name: ApiName, all: readonly T[]): readonly T[] => {
  round++
  const shards = database.engine === 'citus'
  const step = (SLOW.includes(name) ? 9 : 4) * (shards ? 3 : 1)
  return all.filter((value, i) => (i + round) % step === 0 || (step === 4 && SHARP.includes(value)))
}
const WHO: readonly Poster[] = ['dean', 'county-office']
/** Who may write it, so that what is odd reaches the checks behind the permission. */
const writerOf = (needs: Endpoint['needs']): Poster =>
  needs === 'own-field.write' || needs === 'duty-rule.write' ? 'county-office' : 'principal'

describe('whatever one parameter or field is', { timeout: 300_000 }, () => {
  it('no question is answered with a 500', async () => {
    for (const name of NAMES) {
      const endpoint: Endpoint = API[name]
      if (endpoint.method !== 'GET') continue
      const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')
      for (const key of [...inPath, ...Object.keys(endpoint.query?.shape ?? {})])
        for (const value of some(name, TEXTS))
          for (const role of WHO) {
            const odd = { key, value }
            const path = `${pathOf(name, odd)}${searchOf(endpoint, odd)}`
            await ask(name, role, path)
          }
    }
    expect(faults).toEqual([])
  })

  it('no write is answered with a 500', async () => {
    for (const name of NAMES) {
      const endpoint: Endpoint = API[name]
      if (endpoint.method === 'GET') continue
      const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')
      for (const key of [...inPath, ...Object.keys(endpoint.query?.shape ?? {})])
        for (const value of some(name, TEXTS)) {
          const odd = { key, value }
          const body = endpoint.upload ? '姓名,班级\n石安安,三年级1班' : BODIES[name]?.()
          await ask(name, writerOf(endpoint.needs), `${pathOf(name, odd)}${searchOf(endpoint, odd)}`, body)
        }
      const right = BODIES[name]
      if (!right) continue
      for (const value of some(name, VALUES))
        for (const body of variants(right(), value))
          await ask(
            name,
            writerOf(endpoint.needs),
            `${pathOf(name, null)}${searchOf(endpoint, null)}`,
            atNow(name, body),
          )
    }
    expect(faults).toEqual([])
  })

  it('a question of the county’s own was changed and refused by its checks, not by its permission', async () => {
    const changed = own.version
    expect(changed).toBeGreaterThan(1)
    const post = (body: unknown) =>
      app.request(`/api/own-fields/${own.id}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${tokens.get(writerOf('own-field.write'))}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      })
    expect((await post({ version: changed, set: { label: '身份证号' } })).status).toBe(ERRORS.invalid[0])
    expect((await post({ version: changed, set: { label: '谁接孩子' } })).status).toBe(200)
  })

  it('every body that the contract takes is tried', () => {
    const bodies = NAMES.filter((n) => (API[n] as Endpoint).body)
    expect(bodies.filter((n) => !BODIES[n])).toEqual([])
  })
})
