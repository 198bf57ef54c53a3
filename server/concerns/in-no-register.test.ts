import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { listEntries } from '../entries/queries/entries.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { mergePlace } from '../places/commands/merge-place.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { addToConcern } from './commands/add-to-concern.ts'
import { getConcern } from './queries/concern.ts'
import { getConcerns } from './queries/concerns.ts'

/** Whoever sees a child in danger reports it, known or not (未成年人保护法 Art. 11; dossier §4.5: child, or unknown). */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await makeChild(county, 'C31', '覃小川')
})
afterAll(() => database.close())

const body = { who: '七八岁的男孩，说是跟舅舅来的，常在桥头', came: 'seen', heard: '胳膊上有烫伤，问了不说话' }
const entry = (place: string, of: Record<string, unknown> = body) => ({
  id: newId(county.now),
  kind: 'concern',
  version: 2,
  about: { place },
  from: '2026-11-24',
  body: of,
})
const save = async (actor: Parameters<typeof saveEntries>[1], one: ReturnType<typeof entry>) =>
  (await saveEntries(county.ctx, actor, { entries: [one] })).verdicts[0]
const sees = async (actor: Parameters<typeof getConcerns>[1]) =>
  (await getConcerns(county.ctx, actor)).items.map(({ childId, childName, schoolName }) => [
    childId,
    childName,
    schoolName,
  ])

it('says who it is, is seen by those who look after the place, and counted above without a word of it', async () => {
  const director = county.actor('village-director', 'V1')
  const { who: _, ...nobody } = body
  expect(await save(director, entry('V1', nobody))).toMatchObject({
    verdict: 'needs-attention',
    problems: [{ field: 'who', code: 'missing' }],
  })
  const one = entry('V1')
  expect(await save(director, one)).toMatchObject({ verdict: 'accepted' })
  const told = [[null, `名册外：${body.who}`, expect.any(String)]]
  expect(await sees(director)).toEqual(told)
  for (const actor of [
    county.actor('village-director', 'V2'),
    county.actor('principal', 'S1'),
    county.actor('head-teacher', 'C31'),
  ])
    expect(await sees(actor)).toEqual([])
  const above = await getConcerns(county.ctx, county.actor('township-officer', 'T'))
  expect([above.open, above.items]).toEqual([1, []])
  expect((await getConcerns(county.ctx, county.actor('county-office', 'COUNTY'))).open).toBe(1)
  // No list of the place tells that there is one.
  const list = await listEntries(county.ctx, director, { place: 'V1', limit: 50 })
  expect(JSON.stringify(list)).not.toContain(one.id)
  await addToConcern(county.ctx, director, one.id, {
    id: newId(county.now),
    told: ['police'],
    toldName: '',
    toldOn: '2026-11-24',
    toldTime: '09:20',
    way: 'phone',
    receipt: '',
    number: '',
    done: '派出所来了，孩子送到舅舅家，镇里接着问',
    next: '',
    nextOn: null,
    close: false,
  })
  expect(await getConcern(county.ctx, director, one.id)).toMatchObject({ childId: null, additions: [{}] })
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('a school that is merged hands it to the other', async () => {
  const one = entry('C31')
  expect(await save(county.actor('head-teacher', 'C31'), one)).toMatchObject({ verdict: 'accepted' })
  expect(await sees(county.actor('principal', 'S1'))).toHaveLength(1)
  expect(await sees(county.actor('principal', 'S2'))).toEqual([])
  await mergePlace(county.ctx, county.operator, county.place('S1'), { into: 'S2', classes: 'apart', reason: '撤并' })
  expect(await sees(county.actor('principal', 'S2'))).toHaveLength(1)
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})
