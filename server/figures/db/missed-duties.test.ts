import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getFigureRows } from '../queries/figure.ts'

/** Today is 24 November 2026: the talks of September and October were missed, the first week after is that of December. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const planned = async (child: string, body: Record<string, unknown>) => {
  const person = { name: '石老师' }
  const entry = {
    id: newId(county.now),
    kind: 'task',
    version: 2,
    about: { child },
    from: '2026-11-24',
    body: { what: '补谈一次', owner: person, ...body },
  }
  const { verdicts } = await saveEntries(county.ctx, county.operator, { entries: [entry] })
  expect(verdicts.map((v) => [v.verdict, v.problems])).toEqual([['accepted', []]])
}

it('a missed talk has its day where a task that a talk meets falls into the first week of the next month, and nowhere else', async () => {
  const [one, , later, visit] = await Promise.all(
    ['石安安', '罗小禾', '龙巧', '潘月'].map((name) => makeChild(county, 'C31', name)),
  )
  await planned(one ?? '', { due: '2026-12-03', meets: 'talk' })
  await planned(one ?? '', { due: '2026-12-01', meets: 'talk' })
  await planned(later ?? '', { due: '2026-12-20', meets: 'talk' })
  await planned(visit ?? '', { due: '2026-12-03', meets: 'home-visit' })
  const rows = async (figureId: string) =>
    (await getFigureRows(county.ctx, county.operator, { figureId, place: 'S1', term: '2026-autumn', limit: 20 })).items
  expect((await rows('talks.scheduled')).map((r) => [r.childName, r.text])).toEqual([['石安安', '2026-12-01前谈']])
})
