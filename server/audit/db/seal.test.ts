import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { sealAudit } from './seal.ts'
import { verifyAudit } from './verify-audit.ts'

const open: TestDatabase[] = []
let database: TestDatabase
let county: TestCounty
const findings = () =>
  inActorTx(county.ctx.db, county.operator, async (tx) => (await verifyAudit(tx)).findings, { readOnly: true })
const seal = async () => {
  const { audit } = await county.ctx.db.horizons.ask(county.id, { fresh: true })
  return inActorTx(county.ctx.db, county.operator, (tx) => sealAudit(tx, county.operator.placeId, audit))
}

beforeEach(async () => {
  database = await openTestDatabase()
  open.push(database)
  county = await makeCounty(database)
  for (const name of ['石安安', '罗小禾', '龙巧']) await makeChild(county, 'C31', name)
  await seal()
  await makeChild(county, 'C31', '潘月')
  await seal()
})
afterAll(async () => {
  for (const each of open) await each.close()
})

describe('the chain of audit seals', () => {
  it('is whole when nobody touched it', async () => {
    expect(await findings()).toEqual([])
  })
  it.each([
    ['edited', `update audit set account_name = '别人' where county_id = $1 and batch = 1`],
    ['deleted', 'delete from audit where county_id = $1 and batch = 2'],
    [
      'inserted',
      `insert into audit (county_id, scope, seq, id, at, account_name, role, action, subject, detail, batch) select county_id, scope, -1, id, at, account_name, role, action, subject, detail, batch from audit where county_id = $1 order by seq limit 1`,
    ],
    ['reordered', `update audit set at = '2026-01-01T00:00:00Z' where county_id = $1 and batch = 2`],
  ])('a row %s by hand is found', async (_, sabotage) => {
    // The owner is bound by the policy too where it is no superuser: the saboteur knows the settings.
    await database.owner.query(
      `begin; ${database.engine === 'citus' ? `set local citus.propagate_set_commands='local';` : ''} set local app.county='${county.id}'; set local app.circles='{${county.operator.placeId},${-county.operator.placeId}}'`,
    )
    await database.owner.query(sabotage, [county.id])
    await database.owner.query('commit')
    expect((await findings()).length).toBeGreaterThan(0)
  })
})
