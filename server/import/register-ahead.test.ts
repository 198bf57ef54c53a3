import { afterAll, beforeAll, expect, it } from 'vitest'
import { changeChild } from '../children/commands/change-child.ts'
import { inActorTx } from '../db/tx.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { registerAhead } from './register-ahead.ts'
import { prepareFor } from './stored.ts'
import { readingOf } from './testing/reading-of.ts'

/** The register that is looked up while a list is read: as it was then, or anew. */
let database: TestDatabase
let county: TestCounty
let child: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安', { address: '河湾村1组' })
})
afterAll(() => database.close())

const LIST = { schoolCode: 'S1', term: '2026-autumn' }
const compared = async (ahead: Awaited<ReturnType<typeof registerAhead>>) => {
  const { children } = await readingOf('姓名,性别,班级,家庭住址\n石安安,女,三(1)班,河湾村1组')
  const { parts } = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      prepareFor(
        tx,
        county.ctx,
        { children },
        {
          placeId: county.place('S1'),
          term: LIST.term,
          population: 'all',
          whole: false,
          ahead,
          choose: () => undefined,
        },
      ),
    { now: county.now },
  )
  const prepared = parts[0]?.prepared
  return { known: prepared?.snapshot.get(child), changed: prepared?.difference.changed.length }
}

it('is taken as it is while nobody has changed anything', async () => {
  const ahead = await registerAhead(county.ctx, county.operator, LIST)
  expect(ahead?.snapshot.map((s) => s.row.id)).toEqual([child])
  const { known, changed } = await compared(ahead)
  expect(known).toBe(ahead?.snapshot[0])
  expect(changed).toBe(0)
})

it('is looked up anew where somebody changed a child meanwhile: what is compared is what stands there', async () => {
  const ahead = await registerAhead(county.ctx, county.operator, LIST)
  await changeChild(county.ctx, county.operator, child, { changes: { address: '河湾村9组' }, base: {} })
  const { known, changed } = await compared(ahead)
  expect(known?.register.flat.address).toBe('河湾村9组')
  expect(changed).toBe(1)
})

it('is nobody else’s register, nor another term’s', async () => {
  expect(await registerAhead(county.ctx, county.operator, { ...LIST, schoolCode: 'T' })).toBe(null)
  expect(await registerAhead(county.ctx, county.operator, { ...LIST, term: '2027-spring' })).toBe(null)
  const ahead = await registerAhead(county.ctx, county.operator, { ...LIST, schoolCode: 'S2' })
  const { known } = await compared(ahead)
  expect(known?.row.id).toBe(child)
})

it('is not for whoever may not bring lists', () => {
  expect(() => registerAhead(county.ctx, county.actor('head-teacher', 'C31'), LIST)).toThrow('您的职责不包含这一项')
})
