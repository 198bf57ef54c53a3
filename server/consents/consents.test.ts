import { afterAll, beforeAll, expect, it } from 'vitest'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { makeParentLinks } from '../parent-pages/commands/make-links.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getConsents } from './queries/consents.ts'

/** What a child's data are used for, on which basis, and what was taken back (dossier §3.7). */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const teacher = () => county.actor('head-teacher', 'C31')
const give = async (child: string, by: string[], purpose = 'photo') => {
  const id = newId(county.now)
  const { verdicts } = await saveEntries(county.ctx, teacher(), {
    entries: [
      {
        id,
        kind: 'consent',
        version: 1,
        about: { child },
        from: '2026-11-20',
        body: { purpose, by, way: 'signed', scope: '校内展板', until: '2027-06-30' },
      },
    ],
  })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
  return id
}
const photo = async (child: string) =>
  (await getConsents(county.ctx, teacher(), child)).byConsent.find((p) => p.purpose === 'photo')

it('under fourteen a guardian’s yes stands, and is gone once it is taken back', async () => {
  const child = await makeChild(county, 'C31', '石小满')
  expect(await photo(child)).toMatchObject({ state: 'none', given: [] })
  const id = await give(child, ['mother'])
  expect(await photo(child)).toMatchObject({
    state: 'given',
    until: '2027-06-30',
    given: [{ id, words: '妈妈签了字，只用于校内展板', ended: false }],
  })
  await endEntry(county.ctx, teacher(), id, { on: '2026-11-24', reason: '家里撤回了', state: 'withdrawn' })
  expect(await photo(child)).toMatchObject({ state: 'none', given: [{ ended: true, endReason: '家里撤回了' }] })
})

it('from fourteen the child’s own is asked for too', async () => {
  const child = await makeChild(county, 'C31', '罗小禾', { birth: '2012-05-01' })
  await give(child, ['father'])
  expect(await photo(child)).toMatchObject({ state: 'half', lacks: 'child' })
  await give(child, ['child'])
  expect(await photo(child)).toMatchObject({ state: 'given' })
  expect((await getConsents(county.ctx, teacher(), child)).grown).toBe(true)
})

it('what is agreed to elsewhere stands there too; what the law asks is told with its article', async () => {
  const child = await makeChild(county, 'C31', '田小雨')
  await makeParentLinks(county.ctx, teacher(), {
    links: [{ id: newId(county.now), child, part: 'mother', good: '' }],
    asks: '',
    contact: '',
    days: 30,
  })
  const found = await getConsents(county.ctx, teacher(), child)
  expect(found.pages).toMatchObject([{ part: 'mother', agreedOn: null }])
  expect(found.byLaw.map((p) => p.law).join()).toContain('第二十九条')
  // A village sees what was agreed to, not the page of the school.
  expect((await getConsents(county.ctx, county.actor('village-director', 'V1'), child)).pages).toEqual([])
})

it('elsewhere and for the county it is not there', async () => {
  const child = await makeChild(county, 'C31', '龙巧')
  await expect(getConsents(county.ctx, county.actor('head-teacher', 'D31'), child)).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(getConsents(county.ctx, county.actor('county-office', 'COUNTY'), child)).rejects.toMatchObject({
    code: 'forbidden',
  })
})
