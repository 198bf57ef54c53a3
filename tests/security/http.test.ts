import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../domain/api/kit.ts'
import { API, type ApiName } from '../../domain/api.ts'
import { ERRORS } from '../../domain/errors.ts'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { makeApp } from '../../server/http/app.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../server/testing/factory.ts'

let database: TestDatabase
let county: TestCounty
let app: ReturnType<typeof makeApp>
let token: string
let child: string
const NAMES = Object.keys(API) as ApiName[]

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  app = makeApp(county.ctx, { secure: true, screens: null })
  child = await makeChild(county, 'C31', '石安安')
  const login = `dean-${county.code}`
  await addAccount(county.ctx, county.operator, { login, name: '周明', role: 'dean', placeCode: 'S1' })
  token = (await addToken(county.ctx, county.operator, { login, days: 1 })).token
})
afterAll(() => database.close())

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  app.request(path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })

/** Every fault has the one shape, a code of the closed list, and that code's status. */
const fault = async (answer: Response) => {
  const body = (await answer.json()) as { code: keyof typeof ERRORS; message: string }
  expect(Object.keys(ERRORS)).toContain(body.code)
  expect(body.message).toMatch(/[\u4e00-\u9fff]/)
  expect(answer.status).toBe(ERRORS[body.code][0])
  return body.code
}

describe('faults', () => {
  it.each([
    ['an address that is not there', () => ask('/api/nothing'), 'not-found'],
    ['an address outside the interface', () => ask('/nothing'), 'not-found'],
    ['a method that does not fit', () => ask('/api/children', { method: 'PUT' }), 'method-not-allowed'],
    ['no JSON', () => post('/api/records', '{"records":'), 'invalid'],
    ['no content type', () => post('/api/records', {}, { 'content-type': 'text/plain' }), 'not-json'],
    ['a body of another shape', () => post('/api/records', { records: 'x' }), 'invalid'],
    ['a body beyond measure', () => post('/api/records', { records: ['x'.repeat(9_000_000)] }), 'body-too-large'],
    ['a day that is none', () => ask('/api/duties?place=S1&at=2026-02-30'), 'invalid'],
    ['a child that is not there', () => ask('/api/children/01900000-0000-7000-8000-000000000000'), 'not-found'],
    ['an id that is none', () => ask('/api/children/1'), 'invalid'],
    ['half a letter', () => post('/api/places', { kind: 'class', name: '三\ud800班', parentCode: 'S1' }), 'invalid'],
    [
      'a name that nobody sees',
      () => post('/api/places', { kind: 'class', name: '\u200b\u200b', parentCode: 'S1' }),
      'invalid',
    ],
    [
      'a number out of range',
      () => post('/api/places', { kind: 'class', name: '三班', parentCode: 'S1', grade: 1e9 }),
      'invalid',
    ],
    ['a token of nobody', () => ask('/api/places', { headers: { authorization: 'Bearer x' } }), 'signed-out'],
  ] as const)('%s', async (_, send, code) => {
    expect(await fault(await send())).toBe(code)
  })

  it.each(NAMES.filter((n) => (API[n] as Endpoint).query && 'cursor' in ((API[n] as Endpoint).query?.shape ?? {})))(
    '%s: a cursor of one’s own making is refused',
    async (name) => {
      const endpoint: Endpoint = API[name]
      const query = new URLSearchParams({ place: 'S1', term: '2026-autumn', cursor: 'abc' })
      const answer = await ask(`${endpoint.path.replace('{figureId}', 'pupils')}?${query}`)
      if (name === 'listAudit') expect(await fault(answer)).toBe('forbidden')
      else expect([name, await fault(answer)]).toEqual([name, 'invalid'])
    },
  )

  it('whatever is sent, nothing breaks', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '',
        '\u0000',
        '\ud800',
        "'",
        '%',
        '../..',
        '9'.repeat(30),
        '-1',
        'S1',
        'C31',
        '2026-autumn',
        '2026-10',
      ),
    )
    const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 8 }), tie('any'), { maxKeys: 3 }),
      ),
    })).any
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NAMES.filter((n) => !['setUpDemo', 'signOut', 'signOutEverywhere'].includes(n))),
        fc.array(text, { minLength: 4, maxLength: 4 }),
        fc.infiniteStream(fc.oneof(value, text)),
        fc.boolean(),
        async (name, words, stream, real) => {
          const endpoint: Endpoint = API[name]
          let n = 0
          const next = () => stream.next().value
          const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) =>
            real && key === 'id' ? child : encodeURIComponent((words[n++ % 4] ?? 'x').toWellFormed() || 'x'),
          )
          const query = new URLSearchParams(
            Object.keys(endpoint.query?.shape ?? {}).map((key) => [key, String(words[n++ % 4]).toWellFormed()]),
          )
          const fields = endpoint.body && 'shape' in endpoint.body ? Object.keys(endpoint.body.shape as object) : []
          const body = endpoint.upload
            ? (JSON.stringify(next()) ?? '')
            : endpoint.body
              ? JSON.stringify(Object.fromEntries(fields.map((f) => [f, next()])))
              : undefined
          const answer = await ask(`${path}?${query}`, {
            method: endpoint.method,
            ...(body === undefined ? {} : { body }),
            headers: { 'content-type': endpoint.upload ? 'application/octet-stream' : 'application/json' },
          })
          if (answer.status >= 400) await fault(answer)
          expect(answer.status).toBeLessThan(500)
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('keys of writes', () => {
  const closure = (name: string) => ({
    fromOn: '2026-12-01',
    toOn: '2026-12-02',
    kind: 'closure',
    name,
    schoolCode: 'S1',
  })
  it('the same key gives the same answer once, and another content under it is refused', async () => {
    const key = { 'idempotency-key': 'one' }
    const first = await (await post('/api/calendar/days-off', closure('停课'), key)).json()
    const again = await post('/api/calendar/days-off', closure('停课'), key)
    expect([again.headers.get('idempotent-replayed'), await again.json()]).toEqual(['true', first])
    expect(await fault(await post('/api/calendar/days-off', closure('别的'), key))).toBe('key-reused')
    const answers = await Promise.all(
      [1, 2, 3].map(() => post('/api/calendar/days-off', closure('同时'), { 'idempotency-key': 'two' })),
    )
    const { daysOff } = (await (await ask('/api/calendar?place=S1')).json()) as { daysOff: { name: string }[] }
    expect(daysOff.filter((d) => d.name === '同时').length).toBe(1)
    expect(answers.every((a) => [200, 409].includes(a.status))).toBe(true)
  })
  it('what failed may be tried again under its key', async () => {
    const key = { 'idempotency-key': 'three' }
    const wrong = { ...closure('停课'), fromOn: '2026-12-09' }
    expect(await fault(await post('/api/calendar/days-off', wrong, key))).toBe('invalid')
    expect((await post('/api/calendar/days-off', closure('停课'), key)).status).toBe(200)
  })
  it('answers are kept sealed', async () => {
    await post(`/api/children/${child}/reveal`, { what: 'phones', reason: '核对情况' }, { 'idempotency-key': 'four' })
    const { rows } = await database.owner.query('select body::text as text from idempotency')
    expect(rows.length).toBeGreaterThan(0)
    // A whole number: three digits come up in sealed text by chance.
    expect(rows.map((r) => r.text).join()).not.toMatch(/1\d{10}|"phones"|[\u4e00-\u9fff]/)
  })
})

type Operation = {
  operationId: string
  parameters?: { in: string; name: string; required?: boolean }[]
  responses: Record<string, { content: Record<string, { schema: unknown }> }>
}
type Contract = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> & { Error: { properties: { code: { enum: string[] } } } } }
}

describe('what every answer carries', () => {
  it('headers that keep the browser in bounds, and no inline script or style', async () => {
    const { headers } = await ask('/api/places')
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('strict-transport-security')).toContain('max-age')
  })
  it('the printed contract names every endpoint, its faults and its schemas', async () => {
    const contract = (await (await app.request('/api/openapi.json')).json()) as Contract
    expect(contract.openapi).toBe('3.1.0')
    for (const name of NAMES) {
      const operation = contract.paths[API[name].path]?.[API[name].method.toLowerCase()]
      expect([name, operation?.operationId]).toEqual([name, name])
      expect(operation?.responses['200']?.content).toBeTruthy()
      expect(operation?.responses['500']?.content['application/json']?.schema).toEqual({
        $ref: '#/components/schemas/Error',
      })
      const declared = [...API[name].path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
      const described = (operation?.parameters ?? []).filter((p) => p.in === 'path')
      expect(described.map((p) => p.name).sort()).toEqual(declared.sort())
      // A parameter of the path is always there (OpenAPI 3.1).
      expect(described.every((p) => p.required === true)).toBe(true)
    }
    const references = [...JSON.stringify(contract).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      (m) => m[1],
    )
    for (const to of references) expect(Object.keys(contract.components.schemas)).toContain(to)
    expect(contract.components.schemas['record-talk']).toMatchObject({ required: ['topics', 'finding'] })
    expect(contract.components.schemas['record-home-visit']).toMatchObject({ required: ['met', 'way'] })
    expect(contract.components.schemas.Error.properties.code.enum.sort()).toEqual(Object.keys(ERRORS).sort())
  })
})
