import { expect, it } from 'vitest'
import { operatorActor } from '../../actor.ts'
import { makeApp } from '../../http/app.ts'
import { getCalendar } from '../../places/queries/places.ts'
import { ownTestDatabase } from '../../testing/database.ts'
import { NOW, testCtx } from '../../testing/factory.ts'
import { setUp } from './set-up.ts'

it('first set-ups at once make one county with one administrator; the later ones are told', async () => {
  const database = await ownTestDatabase()
  // The sharded engine's test files share one database, long set up.
  if (database.engine === 'citus') return
  const ctx = testCtx(database)
  const ends = await Promise.allSettled(
    [1, 2, 3].map((n) =>
      setUp(ctx, {
        countyCode: `52269${n}`,
        countyName: `云岭${n}县`,
        adminLogin: `admin5226${n}`,
        adminName: '管理员',
        password: 'lanse-yizi-42',
      }),
    ),
  )
  expect(ends.map((e) => (e.status === 'rejected' ? e.reason.code : 'made')).sort()).toEqual([
    'already-set-up',
    'already-set-up',
    'made',
  ])
  const { rows } = await database.owner.query(
    'select (select count(*)::int from county) as counties, (select count(*)::int from sign_in) as accounts',
  )
  expect(rows[0]).toEqual({ counties: 1, accounts: 1 })
})

const SET_UP = {
  countyCode: '522699',
  countyName: '云岭县',
  adminLogin: ' Guanli ',
  adminName: '李管理',
  password: 'lanse-yizi-42',
}

it('whoever sets the county up is signed in, and says from which day all schools use the system', async () => {
  const database = await ownTestDatabase()
  if (database.engine === 'citus') return
  const ctx = testCtx(database)
  const app = makeApp(ctx, { secure: false, screens: null })
  const send = (body: unknown) =>
    app.request('/api/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect(await (await app.request('/api/setup')).json()).toEqual({
    needed: true,
    underWay: { today: '2026-11-24', termStartsOn: '2026-09-01' },
  })
  // A year typed wrong sets nothing up.
  expect((await send({ ...SET_UP, usesFrom: '2062-11-24' })).status).toBe(400)
  const answer = await send({ ...SET_UP, usesFrom: '2026-11-24' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ login: 'guanli', mustChangePassword: false })
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  expect((await app.request('/api/accounts', { headers: { cookie } })).status).toBe(200)
  expect((await getCalendar(ctx, await operatorActor(ctx), {})).usesFrom).toBe('2026-11-24')
  expect((await send(SET_UP)).status).toBe(409)
})

it('in the first weeks of a term nobody is asked from which day on', async () => {
  const database = await ownTestDatabase()
  if (database.engine === 'citus') return
  const app = makeApp(testCtx(database, NOW - 70 * 86_400_000), { secure: false, screens: null })
  expect(await (await app.request('/api/setup')).json()).toMatchObject({ underWay: null })
})
