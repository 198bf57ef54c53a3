import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPost, resetPassword, setDisabled } from '../../server/accounts/commands/account-changes.ts'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { endPost } from '../../server/accounts/commands/end-post.ts'
import { getAccount } from '../../server/accounts/queries/accounts.ts'
import type { Ctx } from '../../server/context.ts'
import { makeApp } from '../../server/http/app.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeCounty, type TestCounty } from '../../server/testing/factory.ts'

let database: TestDatabase
let county: TestCounty
let ctx: Ctx
let clock: number
let app: ReturnType<typeof makeApp>
let login: string
let account: string
let once: string
const PASSWORD = 'hongse-dengta-7'

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  county = await makeCounty(database)
  clock = county.now
  ctx = { ...county.ctx, now: () => clock }
  app = makeApp(ctx, { secure: true, screens: null })
  login = `zhang${county.code}`
  const made = await addAccount(ctx, county.operator, { login, name: '张敏', role: 'dean', placeCode: 'S1' })
  account = made.id
  once = made.oneTimePassword
})
afterAll(() => database.close())

const minutes = (n: number) => {
  clock += n * 60_000
}
const send = (path: string, method: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code ?? 'ok'
const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((c) => c.split(';')[0] ?? '')
const attempt = (password: string, as = login, cookie = '') =>
  send('/api/session', 'POST', { login: as, password }, cookie ? { cookie } : {})

/** Signed in with a password of one's own. */
const signedIn = async () => {
  const first = await attempt(once)
  const cookie = cookiesOf(first).join('; ')
  const { csrf } = (await first.json()) as { csrf: string }
  const changed = await send(
    '/api/session/password',
    'POST',
    { old: once, new: PASSWORD },
    { cookie, 'x-csrf-token': csrf },
  )
  expect(changed.status).toBe(200)
  return { cookie, csrf, device: cookie.split('; ').find((c) => c.includes('-device=')) ?? '' }
}
const places = (cookie: string) => app.request('/api/places', { headers: { cookie } })

describe('sessions', () => {
  it('cookies cannot be read by scripts, nor sent from elsewhere, nor without HTTPS', async () => {
    const cookies = (await attempt(once)).headers.getSetCookie()
    expect(cookies.length).toBe(2)
    for (const cookie of cookies)
      for (const part of ['__Host-', 'HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) expect(cookie).toContain(part)
  })
  it('a one-time password opens nothing but its own change', async () => {
    const cookie = cookiesOf(await attempt(once)).join('; ')
    expect(await codeOf(await places(cookie))).toBe('password-must-change')
  })
  it('a write without the page’s own token is refused', async () => {
    const { cookie } = await signedIn()
    expect(await codeOf(await send('/api/sessions', 'DELETE', undefined, { cookie }))).toBe('csrf-failed')
  })
  it('end after half an hour of nothing, and after twelve hours of anything', async () => {
    const { cookie } = await signedIn()
    for (let i = 0; i < 11 * 3; i++) {
      minutes(20)
      expect((await places(cookie)).status).toBe(200)
    }
    minutes(31)
    expect((await places(cookie)).status).toBe(401)
    const again = cookiesOf(await attempt(PASSWORD)).join('; ')
    for (let i = 0; i < 12 * 3; i++) {
      minutes(20)
      await places(again)
    }
    minutes(1)
    expect((await places(again)).status).toBe(401)
  })
  it.each([
    ['the account is disabled', () => setDisabled(ctx, county.operator, account, true)],
    ['the password is reset', () => resetPassword(ctx, county.operator, account)],
  ])('end at once when %s, tokens too', async (_, change) => {
    const { cookie } = await signedIn()
    const { token } = await addToken(ctx, county.operator, { login, days: 3 })
    const bearer = () => app.request('/api/places', { headers: { authorization: `Bearer ${token}` } })
    expect([(await places(cookie)).status, (await bearer()).status]).toEqual([200, 200])
    await change()
    expect([(await places(cookie)).status, (await bearer()).status]).toEqual([401, 401])
  })
  it('an ended post opens its place no longer', async () => {
    await addPost(ctx, county.operator, account, { role: 'dean', placeCode: 'S2' })
    const { cookie, csrf } = await signedIn()
    const posts = (await getAccount(ctx, county.operator, account)).posts
    const second = posts.find((p) => p.place.code === 'S2')
    await send('/api/session/post', 'POST', { postId: second?.id }, { cookie, 'x-csrf-token': csrf })
    const list = (where: string) => app.request('/api/children?place=S2', { headers: { cookie: where } })
    expect((await list(cookie)).status).toBe(200)
    await endPost(ctx, county.operator, account, second?.id ?? '', { on: '2026-11-24', reason: '换班' })
    expect((await list(cookie)).status).toBe(401)
    expect((await list(cookiesOf(await attempt(PASSWORD)).join('; '))).status).toBe(404)
  })
})

describe('a new password', () => {
  it('L6: is nothing that people here would try: name, school, village or phone with some letters', async () => {
    const first = await attempt(once)
    const cookie = cookiesOf(first).join('; ')
    const { csrf } = (await first.json()) as { csrf: string }
    const change = async (to: string) =>
      codeOf(await send('/api/session/password', 'POST', { old: once, new: to }, { cookie, 'x-csrf-token': csrf }))
    const refused = [
      'qingshizhen',
      'Qingshizhen-xiaoxue',
      'zhangmin-nihao1',
      '张敏青石镇中心小学',
      '13912345678zm',
      login,
    ]
    for (const password of refused) expect([password, await change(password)]).toEqual([password, 'password-weak'])
    expect(await codeOf(await attempt('qingshizhen'))).toBe('sign-in-failed')
    expect(await change('qingshi-zhuzi-dengta')).toBe('ok')
  })
})

describe('wrong passwords', () => {
  it('five make the next wait, longer each time, whether the login exists or not', async () => {
    for (const as of [login, 'nobody-there']) {
      const said: string[] = []
      for (let i = 0; i < 6; i++) said.push(await codeOf(await attempt('falsch-falsch', as)))
      expect([as, said]).toEqual([as, [...Array(5).fill('sign-in-failed'), 'sign-in-locked']])
      minutes(3)
      expect(await codeOf(await attempt('falsch-falsch', as))).toBe('sign-in-failed')
      minutes(3)
      expect(await codeOf(await attempt('falsch-falsch', as))).toBe('sign-in-locked')
    }
    minutes(2)
    expect((await attempt(once)).status).toBe(200)
  })
  it('typed elsewhere they do not lock out the person’s own browser', async () => {
    const { device } = await signedIn()
    for (let i = 0; i < 6; i++) await attempt('falsch-falsch')
    expect(await codeOf(await attempt(PASSWORD))).toBe('sign-in-locked')
    expect((await attempt(PASSWORD, login, device)).status).toBe(200)
    for (let i = 0; i < 5; i++) await attempt('falsch-falsch', login, device)
    expect(await codeOf(await attempt(PASSWORD, login, device))).toBe('sign-in-locked')
  })
  it('L5: one wrong try an hour, for two days, keeps no new browser out', async () => {
    await signedIn()
    for (let hour = 0; hour < 48; hour++) {
      expect(await codeOf(await attempt('falsch-falsch'))).toBe('sign-in-failed')
      minutes(60)
    }
    // Right after one of them too.
    await attempt('falsch-falsch')
    expect((await attempt(PASSWORD)).status).toBe(200)
  })
  it('L5: a lock lasts a quarter of an hour at the most, however many tries were made', async () => {
    for (let i = 0; i < 14; i++) {
      await attempt('falsch-falsch')
      minutes(16)
    }
    expect(await codeOf(await attempt('falsch-falsch'))).toBe('sign-in-failed')
    expect(await codeOf(await attempt(once))).toBe('sign-in-locked')
    minutes(15)
    expect((await attempt(once)).status).toBe(200)
  })
  it('L5: a second process, or the same one started again, locks a login that exists and one that does not alike', async () => {
    const pool = new pg.Pool(ctx.db.pool.options)
    const elsewhere = makeApp({ ...ctx, db: { ...ctx.db, pool } }, { secure: true, screens: null })
    const there = async (as: string) => {
      const answer = await elsewhere.request('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: as, password: 'falsch-falsch' }),
      })
      return [answer.status, await codeOf(answer), answer.headers.get('retry-after')]
    }
    const said: unknown[] = []
    for (const as of [login, `nobody-${county.code}`]) {
      for (let i = 0; i < 5; i++) await attempt('falsch-falsch', as)
      said.push(await there(as))
    }
    await pool.end()
    expect(said).toEqual([
      [429, 'sign-in-locked', '120'],
      [429, 'sign-in-locked', '120'],
    ])
  })
  it('L5: thirty wrong tries from a school’s address leave its other teachers in; after forty they wait a minute at most', async () => {
    const from = (password: string, as: string) =>
      app.request(
        '/api/session',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ login: as, password }),
        },
        { incoming: { socket: { remoteAddress: '203.0.113.7', remotePort: 1, remoteFamily: 'IPv4' } } },
      )
    for (let i = 0; i < 30; i++) await from('falsch-falsch', `guess-${county.code}-${i}`)
    expect((await from(once, login)).status).toBe(200)
    for (let i = 30; i < 60; i++) await from('falsch-falsch', `guess-${county.code}-${i}`)
    expect(await codeOf(await from(once, login))).toBe('too-many-requests')
    // Elsewhere nobody waits; and here a minute is enough.
    expect((await attempt(once)).status).toBe(200)
    minutes(1)
    expect((await from(once, login)).status).toBe(200)
  })
  it('a browser known for one login is a stranger to another', async () => {
    const { device } = await signedIn()
    const other = `li${county.code}`
    await addAccount(ctx, county.operator, { login: other, name: '李明', role: 'dean', placeCode: 'S1' })
    for (let i = 0; i < 5; i++) await attempt('falsch-falsch', other)
    expect(await codeOf(await attempt('falsch-falsch', other, device))).toBe('sign-in-locked')
  })
})
