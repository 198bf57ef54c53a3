import { afterAll, beforeAll, expect, it } from 'vitest'
import { figuresFor } from '../../../domain/figures/list.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { placeTerm } from '../../places/queries/term-of-place.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty } from '../../testing/factory.ts'
import { dutyQuestion, keptDuties } from '../queries/place-figures.ts'
import { figureValues } from './figure-values.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('four children and six records, counted by hand', async () => {
  const small = await makeCounty(database)
  const both = { fatherState: 'away', motherState: 'away', fatherSince: '2025', motherSince: '2025' } as const
  const one = { fatherState: 'away', motherState: 'home', fatherSince: '2025' } as const
  const none = { fatherState: 'home', motherState: 'home' } as const
  const child = (name: string, sex: 'male' | 'female', parents: typeof both | typeof one | typeof none) =>
    makeChild(small, 'C31', name, {
      sex,
      birth: '2016-05-01',
      hukou: 'rural',
      carerRelation: 'grandmother',
      ...parents,
    })
  const girl = await child('石安安', 'female', both)
  const boy = await child('秦小川', 'male', one)
  await child('潘月', 'female', none)
  const stays = await child('龙河生', 'male', none)
  const record = (kind: string, of: string, happenedOn: string, body: Record<string, unknown>) => ({
    id: newId(small.now),
    kind,
    version: kind === 'talk' ? 1 : 2,
    childIds: [of],
    happenedOn,
    body,
  })
  const talked = { topics: ['study'], finding: 'well' }
  const { verdicts } = await saveRecords(small.ctx, small.actor('head-teacher', 'C31'), {
    records: [
      record('talk', girl, '2026-10-12', talked),
      record('talk', girl, '2026-11-02', talked),
      record('talk', boy, '2026-10-12', talked),
      record('talk', stays, '2026-10-12', talked),
      record('home-visit', girl, '2026-10-20', { met: ['grandmother'], way: 'door' }),
      record('home-visit', boy, '2026-10-20', { met: ['nobody'], way: 'door' }),
    ],
  })
  expect(verdicts.map((v) => v.verdict)).toEqual(Array.from({ length: 6 }, () => 'accepted'))
  const counted = await inActorTx(small.ctx.db, small.operator, async (tx) => {
    const at = await placeTerm(tx, { place: 'S1', term: '2026-autumn' }, 'figure.read')
    const ground = { place: at.place, duties: await keptDuties(tx, dutyQuestion(at)), range: at.range }
    const values = await figureValues(tx, figuresFor('education'), ground)
    return (id: string) => values.get(id)?.value
  })
  const byHand = {
    pupils: 4,
    'left-behind.education': 2,
    'left-behind.state': 1,
    'left-behind.share': 50,
    'left-behind.both-away': 1,
    'left-behind.one-away': 1,
    'left-behind.girls': 1,
    // Of the left-behind; all four talks are `talk.held`.
    'talks.held': 3,
    'talks.children': 2,
    'talk.held': 4,
    'talk.children': 3,
    'visits.held': 1,
    'visits.households': 1,
    'visits.not-home': 1,
    'meetings.held': 0,
  }
  expect(Object.fromEntries(Object.keys(byHand).map((id) => [id, counted(id)]))).toEqual(byHand)
})
