import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import type { Ctx } from '../../server/context.ts'
import { makeApp } from '../../server/http/app.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeCounty, type TestCounty } from '../../server/testing/factory.ts'

/** A second lock besides the password (issue: administrators, county and township). */
const open: TestDatabase[] = []
let county: TestCounty
let ctx: Ctx
let clock: number
let app: ReturnType<typeof makeApp>
let login: string
let account: string
const PASSWORD = 'hongse-dengta-7'
const ORIGIN = 'https://nuanyang.example.cn'

beforeEach(async () => {
  const database = await openTestDatabase()
  open.push(database)
  county = await makeCounty(database)
  clock = county.now
  ctx = { ...county.ctx, now: () => clock }
  app = makeApp(ctx, { secure: true, screens: null, publicUrl: ORIGIN })
  login = `guan${county.code}`
  const made = await addAccount(ctx, county.operator, {
    login,
    name: '关明',
    role: 'administrator',
    placeCode: county.code,
  })
  account = made.id
  const first = await signIn(made.oneTimePassword)
  await post('/api/session/password', { old: made.oneTimePassword, new: PASSWORD }, first)
})
afterAll(async () => {
  for (const each of open) await each.close()
})

type Session = { cookie: string; csrf: string }
const post = (path: string, body: unknown, session?: Session) =>
  app.request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: ORIGIN,
      ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrf } : {}),
    },
    body: JSON.stringify(body),
  })
const sessionOf = async (answer: Response): Promise<Session> => ({
  cookie: answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0] ?? '')
    .filter((c) => !c.includes('-device='))
    .join('; '),
  csrf: ((await answer.json()) as { csrf: string }).csrf,
})
const signIn = async (password: string) => sessionOf(await post('/api/session', { login, password }))
const asked = async () => {
  const answer = await post('/api/session', { login, password: PASSWORD })
  return (await answer.json()) as { code: string; details: { challenge: string; kinds: string[]; passkey: unknown } }
}
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code ?? 'ok'
const codeNow = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: clock })

/** With an authenticator: its secret and the recovery codes. */
const locked = async () => {
  const session = await signIn(PASSWORD)
  const begun = (await (await post('/api/session/factors/totp', { password: PASSWORD }, session)).json()) as {
    id: string
    secret: string
    uri: string
  }
  expect(begun.uri).toMatch(/^otpauth:\/\/totp\//)
  // Begun is not yet locked: somebody who closes the page is not kept out.
  expect((await post('/api/session', { login, password: PASSWORD })).status).toBe(200)
  const confirmed = await post(
    '/api/session/factors/totp/confirm',
    { id: begun.id, code: codeNow(begun.secret) },
    session,
  )
  const { recoveryCodes } = (await confirmed.json()) as { recoveryCodes: string[] }
  clock += 30_000
  return { ...begun, session, recoveryCodes }
}

describe('with an authenticator', () => {
  it('the password alone opens nothing; with the code it does, and a code holds once', async () => {
    const { secret, recoveryCodes } = await locked()
    expect(new Set(recoveryCodes).size).toBe(8)
    const { code, details } = await asked()
    expect([code, details.kinds.includes('totp'), details.passkey]).toEqual(['second-factor-needed', true, null])
    const right = codeNow(secret)
    const answer = await post('/api/session/second', { challenge: details.challenge, code: right })
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie().some((c) => c.startsWith('__Host-nuanyang='))).toBe(true)
    const again = await asked()
    expect(await codeOf(await post('/api/session/second', { challenge: again.details.challenge, code: right }))).toBe(
      'sign-in-failed',
    )
  })

  it('five wrong codes lock as wrong passwords do', async () => {
    const { secret } = await locked()
    const { details } = await asked()
    const codes: string[] = []
    for (let i = 0; i < 6; i++)
      codes.push(await codeOf(await post('/api/session/second', { challenge: details.challenge, code: '000000' })))
    expect(codes).toEqual([...Array(5).fill('sign-in-failed'), 'sign-in-locked'])
    expect(
      await codeOf(await post('/api/session/second', { challenge: details.challenge, code: codeNow(secret) })),
    ).toBe('sign-in-locked')
  })

  it('codes sent all at once get no more tries than one after the other', async () => {
    const { secret } = await locked()
    const { details } = await asked()
    const send = (code: string) => post('/api/session/second', { challenge: details.challenge, code })
    const codes = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => codeOf(await send(String(i).padStart(6, '0')))),
    )
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(5)
    expect(new Set(codes)).toEqual(new Set(['sign-in-failed', 'sign-in-locked']))
    expect(await codeOf(await send(codeNow(secret)))).toBe('sign-in-locked')
  })

  it('a recovery code opens once', async () => {
    const { recoveryCodes } = await locked()
    const use = async () =>
      codeOf(
        await post('/api/session/second', {
          challenge: (await asked()).details.challenge,
          code: recoveryCodes[3]?.toUpperCase(),
        }),
      )
    expect([await use(), await use()]).toEqual(['ok', 'sign-in-failed'])
  })

  it('a promise is of no use when it is old, made up, or the password has changed', async () => {
    const { secret, session } = await locked()
    const { details } = await asked()
    const made = `${Buffer.from(JSON.stringify({ login, until: 9e15 })).toString('base64url')}.x`
    expect(await codeOf(await post('/api/session/second', { challenge: made, code: codeNow(secret) }))).toBe(
      'sign-in-failed',
    )
    await post('/api/session/password', { old: PASSWORD, new: 'huangse-youlun-8' }, session)
    expect(
      await codeOf(await post('/api/session/second', { challenge: details.challenge, code: codeNow(secret) })),
    ).toBe('sign-in-failed')
  })

  it('taking it away asks the password; an administrator clears it when the phone is lost', async () => {
    const { id, session } = await locked()
    const list = async () =>
      (await (await app.request('/api/session/factors', { headers: { cookie: session.cookie } })).json()) as {
        items: { id: string }[]
        recoveryLeft: number
      }
    expect((await list()).items.map((i) => i.id)).toEqual([id])
    expect(await codeOf(await post(`/api/session/factors/${id}/remove`, { password: 'x' }, session))).toBe(
      'sign-in-failed',
    )
    expect(await codeOf(await post(`/api/session/factors/${id}/remove`, { password: PASSWORD }, session))).toBe('ok')
    expect(await list()).toMatchObject({ items: [], recoveryLeft: 0 })
    expect((await post('/api/session', { login, password: PASSWORD })).status).toBe(200)
  })

  it('nothing of it stands plain', async () => {
    const { secret, recoveryCodes } = await locked()
    const { rows } = await (open.at(-1) as TestDatabase).owner.query<{ row: string }>(
      'select f::text as row from second_factor f where account_id = $1',
      [account],
    )
    const all = rows.map((r) => r.row).join()
    for (const plain of [secret, ...recoveryCodes]) expect(all).not.toContain(plain)
    expect(rows.length).toBe(9)
  })
})

describe('a passkey', () => {
  it('is offered where the page has a name, asks the password first, and what a browser made up is refused', async () => {
    const session = await signIn(PASSWORD)
    const begun = await post('/api/session/factors/passkey', { password: PASSWORD }, session)
    const { options, promise } = (await begun.json()) as {
      options: { challenge: string; rp: { id: string } }
      promise: string
    }
    expect(options.rp.id).toBe('nuanyang.example.cn')
    const refused = await post(
      '/api/session/factors/passkey/confirm',
      {
        challenge: options.challenge,
        promise,
        label: '办公室电脑',
        response: { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} },
      },
      session,
    )
    expect(await codeOf(refused)).toBe('invalid')
    expect((await post('/api/session', { login, password: PASSWORD })).status).toBe(200)
  })
})
