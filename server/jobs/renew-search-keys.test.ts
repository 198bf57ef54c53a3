import { expect, inject, it } from 'vitest'
import { search } from '../children/queries/children.ts'
import { ownTestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty } from '../testing/factory.ts'
import { renewSearchKeys } from './renew-search-keys.ts'

// All test files share the sharded database.
const own = it.runIf(inject('cluster')?.engine !== 'citus')

own('a file whose numbers are damaged keeps its keys, and holds up nobody else', async () => {
  const database = await ownTestDatabase()
  const county = await makeCounty(database)
  const ids = [
    await makeChild(county, 'C31', '石安安'),
    await makeChild(county, 'C31', '罗小禾'),
    await makeChild(county, 'C32', '龙巧'),
  ]
  await database.owner.query('set session_replication_role = replica')
  await database.owner.query(`update child_person set phones_sealed = '\\x01' where child_id = $1 and part = 'carer'`, [
    ids[1],
  ])
  await database.owner.query('delete from child_key where child_id <> $1', [ids[1]])
  await renewSearchKeys(county.ctx)
  const found = async (q: string) => (await search(county.ctx, county.operator, q)).items.map((i) => i.name)
  expect([await found('saa'), await found('lxh'), await found('longqiao')]).toEqual([['石安安'], ['罗小禾'], ['龙巧']])
})
