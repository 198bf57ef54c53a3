import { afterAll, beforeAll, expect, it } from 'vitest'
import { inActorTx } from '../../db/tx.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { addChild } from '../commands/add-child.ts'
import { changeChild } from '../commands/change-child.ts'
import { renewKeys } from '../renew-keys.ts'
import { listChildren, search } from './children.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const later = (minutes: number): TestCounty['ctx'] => ({ ...county.ctx, now: () => county.now + minutes * 60_000 })
const found = async (q: string, actor = county.actor('dean', 'S1')) =>
  (await search(later(10), actor, q)).items.map((i) => [i.name, i.because])
const clean = async () => expect((await verify(county.ctx, county.operator)).findings).toEqual([])

it('a child is found by the name that it had before, shown as such; by the new one nothing is said', async () => {
  const id = await makeChild(county, 'C31', '唐欣怡')
  const dean = county.actor('dean', 'S1')
  await changeChild(later(1), dean, id, { changes: { name: '唐梓萱' }, base: {} })
  for (const typed of ['唐欣怡', 'tangxinyi', 'txy', '欣怡'])
    expect([typed, await found(typed)]).toEqual([typed, [['唐梓萱', '以前写作“唐欣怡”']]])
  for (const typed of ['唐梓萱', 'tzx', '唐']) expect([typed, await found(typed)]).toEqual([typed, [['唐梓萱', '']]])
  expect(await found('唐欣怡', county.actor('dean', 'S2'))).toEqual([])
  await clean()
  // Named anew once more, and some other thing changed: both names of before stay.
  await changeChild(later(2), dean, id, { changes: { name: '唐可心' }, base: { name: 2 } })
  await changeChild(later(3), dean, id, { changes: { fatherName: '唐大海' }, base: {} })
  expect([await found('唐欣怡'), await found('唐梓萱'), await found('tangdahai')]).toEqual([
    [['唐可心', '以前写作“唐欣怡”']],
    [['唐可心', '以前写作“唐梓萱”']],
    [['唐可心', '']],
  ])
  // As after an upgrade; of this county alone, for on the sharded database others share it.
  await inActorTx(county.ctx.db, county.operator, (tx) => renewKeys(tx, county.ctx.keys, [id]))
  expect(await found('唐欣怡')).toEqual([['唐可心', '以前写作“唐欣怡”']])
  await clean()
})

it('by a whole phone, as by its last four; and a name of letters that only look alike can be typed in', async () => {
  const dean = county.actor('dean', 'S1')
  const { id } = await addChild(later(4), dean, {
    id: '019b0000-0000-7000-8000-000000000001',
    changes: { name: '⽯⽟⻰', classCode: 'C31', carerName: '石老根', carerPhones: ['13800004267'] },
  } as never)
  for (const typed of ['4267', '004267', '13800004267', '138-0000-4267', '138 0000 4267'])
    expect([typed, (await found(typed)).map(([, why]) => why)]).toEqual([typed, ['号码后四位 4267']])
  expect((await search(later(10), dean, '石玉龙')).items.map((i) => i.id)).toEqual([id])
  expect(
    (await listChildren(later(10), dean, { q: '13800004267', status: 'enrolled', sort: 'name', limit: 5 } as never))
      .items.length,
  ).toBe(1)
})
