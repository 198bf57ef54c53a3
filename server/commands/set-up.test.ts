import { expect, it } from 'vitest'
import { ownTestDatabase } from '../testing/database.ts'
import { testCtx } from '../testing/factory.ts'
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
