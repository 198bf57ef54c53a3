import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endPost, resetPassword } from '../commands/account-changes.ts'
import { changeChild } from '../commands/change-child.ts'
import type { Ctx } from '../context.ts'
import { makeBusy, talkAbout } from '../testing/busy-county.ts'
import { copyOf, openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { SABOTAGES, type Sabotage, UNSEEN } from '../testing/sabotages.ts'
import { listAccounts } from './accounts.ts'
import { getChild } from './child-file.ts'
import { sealAll } from './seal-all.ts'
import { verify } from './verify.ts'

/** Attack 6 again (M3, M4): each on a copy of one database in which everything was done once. */
let database: TestDatabase
let county: TestCounty
let ctx: Ctx
let dataDir: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  dataDir = mkdtempSync(join(tmpdir(), 'nuanyang-sabotage-'))
  ctx = { ...county.ctx, dataDir }
  await sealAll(ctx)
  // Rows as they once were, with the seals that they once had.
  const busy = await makeBusy(county)
  await sealAll(ctx)
  await database.owner.query('create schema kept')
  for (const table of ['child', 'post', 'sign_in'])
    await database.owner.query(`create table kept.${table} as select * from ${table}`)
  await later(busy)
  await sealAll(ctx)
  // Not yet sealed: a deed, and a look.
  await talkAbout(county, [busy.first])
  await getChild(ctx, county.operator, busy.first, null)
  // Nothing may be connected to what is copied.
  await database.close()
}, 60_000)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const later = async (busy: Awaited<ReturnType<typeof makeBusy>>) => {
  await changeChild(ctx, county.operator, busy.second, { changes: { address: '大坪村5组' }, base: {} })
  const account = (await listAccounts(ctx, county.operator)).items.find((a) => a.id === busy.account)
  await endPost(ctx, county.operator, busy.account, account?.posts[0]?.id ?? '')
  await resetPassword(ctx, county.operator, busy.account)
  await makeChild(county, 'C31', '向小芳')
}

const after = async ({ sql }: Pick<Sabotage, 'sql'>): Promise<string[]> => {
  const copy = await copyOf(database)
  try {
    await copy.owner.query('set session_replication_role = replica')
    for (const statement of sql) {
      const done = statement.includes('$1')
        ? await copy.owner.query(statement, [county.id])
        : await copy.owner.query(statement)
      expect(done.rowCount, statement).toBeGreaterThan(0)
    }
    return (await verify({ ...ctx, db: copy.db }, county.operator)).findings
  } finally {
    await copy.close()
  }
}

describe('without sabotage', () => {
  it('nothing is found', async () => {
    expect(await after({ sql: [] })).toEqual([])
  })
})

for (const [group, all] of Object.entries(SABOTAGES))
  describe(`by hand in the database: ${group}`, () => {
    it.each(all)('$about', async (sabotage) => {
      expect((await after(sabotage)).join('\n')).toContain(sabotage.told)
    })
  })

describe('known not to be found (decision 015)', () => {
  it.each(UNSEEN)('$about', async (sabotage) => {
    expect(await after(sabotage)).toEqual([])
  })
})
