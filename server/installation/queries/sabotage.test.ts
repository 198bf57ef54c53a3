import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { resetPassword } from '../../accounts/commands/account-changes.ts'
import { endPost } from '../../accounts/commands/end-post.ts'
import { listAccounts } from '../../accounts/queries/accounts.ts'
import { readHeads, writeHeads } from '../../audit/seal-heads.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { getChild } from '../../children/queries/child-file.ts'
import type { Ctx } from '../../context.ts'
import { layDuties } from '../../duties/lay-duties.ts'
import { makeBusy, talkAbout } from '../../testing/busy-county.ts'
import { makeBusyEntries } from '../../testing/busy-entries.ts'
import { makeBusyNewest } from '../../testing/busy-newest.ts'
import { copyOf, openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import type { Sabotage } from '../../testing/sabotage-kit.ts'
import { SABOTAGES, UNSEEN } from '../../testing/sabotages.ts'
import { spoilt } from '../../testing/spoilt.ts'
import { sealAll } from './seal-all.ts'
import { verify } from './verify.ts'

/** Attack 6 again (M3, M4), each by itself on a database in which everything was done once. Not on the sharded engine: no templates. */
const here = inject('cluster')?.engine !== 'citus'
let database: TestDatabase
/** A copy of it, which is spoilt and put right again. */
let looked: TestDatabase
let county: TestCounty
let ctx: Ctx
let dataDir: string
let child: string
beforeAll(async () => {
  if (!here) return
  database = await openTestDatabase()
  county = await makeCounty(database)
  dataDir = mkdtempSync(join(tmpdir(), 'nuanyang-sabotage-'))
  ctx = { ...county.ctx, dataDir }
  await sealAll(ctx)
  // Rows as they once were, with the seals that they once had.
  const busy = await makeBusy(county)
  child = busy.first
  await makeBusyEntries(county, busy.first)
  await makeBusyNewest(county)
  await sealAll(ctx)
  await database.owner.query('create schema kept')
  for (const table of ['child', 'post', 'sign_in'])
    await database.owner.query(`create table kept.${table} as select * from ${table}`)
  await later(busy)
  await layDuties(ctx, () => false, county.id)
  await sealAll(ctx)
  // Not yet sealed: a deed, and a look.
  await talkAbout(county, [busy.first])
  await getChild(ctx, county.operator, busy.first, null)
  // Nothing may be connected to what is copied.
  await database.close()
  looked = await copyOf(database)
})
afterAll(async () => {
  if (!here) return
  await looked.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const later = async (busy: Awaited<ReturnType<typeof makeBusy>>) => {
  await changeChild(ctx, county.operator, busy.second, { changes: { address: '大坪村5组' }, base: {} })
  const account = (await listAccounts(ctx, county.operator)).items.find((a) => a.id === busy.account)
  await endPost(ctx, county.operator, busy.account, account?.posts[0]?.id ?? '', {
    on: shanghaiDate(ctx.now()),
    reason: '换班',
  })
  await resetPassword(ctx, county.operator, busy.account)
  await makeChild(county, 'C31', '向小芳')
}

const told = ({ sql }: Pick<Sabotage, 'sql'>): Promise<string[]> =>
  spoilt(
    looked,
    sql.map((text) => ({ text, values: text.includes('$1') ? [county.id] : [] })),
    async (db) => (await verify({ ...ctx, db }, county.operator)).findings,
  )

describe.runIf(here)('without sabotage', () => {
  it('nothing is found', async () => {
    expect(await told({ sql: [] })).toEqual([])
  })

  it('a copy that is brought back is whole with the heads of its time; with later ones it is told to be older', async () => {
    const kept = readHeads(dataDir)
    const copy = await copyOf(database)
    try {
      const there = { ...ctx, db: copy.db }
      await sealAll(there)
      await talkAbout({ ...county, ctx: there }, [child])
      await sealAll(there)
      expect((await verify(there, county.operator)).findings).toEqual([])
      expect((await told({ sql: [] })).join()).toContain('恢复了较早的备份')
    } finally {
      writeHeads(dataDir, kept)
      await copy.close()
    }
    expect(await told({ sql: [] })).toEqual([])
  })
})

for (const [group, all] of Object.entries(SABOTAGES))
  describe.runIf(here)(`by hand in the database: ${group}`, () => {
    it.each(all)('$about', async (sabotage) => {
      expect((await told(sabotage)).join('\n')).toContain(sabotage.told)
    })
  })

describe.runIf(here)('known not to be found (decision 015)', () => {
  it.each(UNSEEN)('$about', async (sabotage) => {
    expect(await told(sabotage)).toEqual([])
  })
})
