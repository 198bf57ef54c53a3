import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseCircle, scopeOfCase } from '../../domain/registers/scope.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getConcerns } from './queries/concerns.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const SCHOOL_OF = { C31: 'S1', C32: 'S1', D31: 'S2' } as const
const CLASSES = ['C31', 'C32', 'D31'] as const
const VILLAGES = ['V1', 'V2'] as const

it('whatever moves a child makes, exactly those who look after it now see its open concern', async () => {
  const id = newId(county.now)
  const child = await makeChild(county, 'C31', '覃小川')
  const { verdicts } = await saveEntries(county.ctx, county.actor('head-teacher', 'C31'), {
    entries: [
      {
        id,
        kind: 'concern',
        version: 1,
        about: { child },
        from: '2026-11-24',
        body: { came: 'child', heard: '说不敢回家' },
      },
    ],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  const posts = [
    ...CLASSES.map((at) => county.actor('head-teacher', at)),
    ...(['S1', 'S2'] as const).flatMap((at) => [county.actor('principal', at), county.actor('dean', at)]),
    ...VILLAGES.map((at) => county.actor('village-director', at)),
    county.actor('township-officer', 'T'),
    county.actor('county-office', 'COUNTY'),
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CLASSES), fc.constantFrom(...VILLAGES), async (klass, village) => {
      await changeChild(county.ctx, county.operator, child, {
        changes: { classCode: klass, villageCode: village },
        base: {},
      })
      const places = [klass, SCHOOL_OF[klass], village].map((code) => county.place(code))
      const [classId = 0, schoolId = 0, villageId = 0] = places
      const scope = scopeOfCase({ classId, schoolId, villageId }, caseCircle(1))
      for (const actor of posts) {
        const sees = (await getConcerns(county.ctx, actor)).items.some((i) => i.id === id)
        expect([actor.role, actor.placeId, sees]).toEqual([actor.role, actor.placeId, places.includes(actor.placeId)])
        // The rule as the database has it is the pure one.
        expect(actor.circles.some((c) => scope.includes(c))).toBe(sees)
      }
    }),
    { numRuns: 12 },
  )
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
