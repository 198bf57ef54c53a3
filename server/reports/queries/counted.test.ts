import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerCensus } from '../../census/commands/answer-census.ts'
import { signRoll } from '../../census/commands/sign-roll.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { leaveChild } from '../../children/commands/leave-child.ts'
import type { Ctx } from '../../context.ts'
import { waiveDuty } from '../../duties/commands/waive-duty.ts'
import { newId } from '../../ids.ts'
import { changePlace } from '../../places/commands/change-place.ts'
import { talkAbout } from '../../testing/busy-county.ts'
import { countingStatements } from '../../testing/counting-statements.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { workedTools } from '../../testing/worked-tools.ts'
import { askTransfer } from '../../transfers/commands/ask-transfer.ts'
import { openSummary } from '../commands/open-summary.ts'
import { saveSummary } from '../commands/summaries.ts'
import { getSummary } from './summaries.ts'

/** What a page counts is worked out once, and anew after whatever it could be told from (decision 073). */
const TERM = '2026-autumn'
let database: TestDatabase
let county: TestCounty
let page = ''
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['岑小禾', '岑小麦', '岑小豆']) await makeChild(county, 'C31', name)
  page = (await openSummary(county.ctx, county.operator, { kind: 'township-summary', place: 'T', term: TERM })).id
})
afterAll(() => database.close())

/** As a server process that remembers nothing. */
const forgetful = (): Ctx => ({ ...county.ctx, db: { ...county.ctx.db, grounds: new Map() } })
const seen = (ctx: Ctx) => getSummary(ctx, county.operator, page)

it('the second opening asks no fact of any child, nor does one after the page itself was saved', async () => {
  // A horizon of some moments ago, before the last child came, keeps nothing for anybody.
  await county.ctx.db.horizons.ask(county.operator.countyId, { fresh: true })
  await seen(county.ctx)
  const { db, statements } = countingStatements(county.ctx.db)
  const shown = await seen({ ...county.ctx, db })
  await saveSummary(county.ctx, county.operator, page, { version: shown.version, sections: [], title: '另一个题目' })
  await seen({ ...county.ctx, db })
  expect(statements.length).toBeGreaterThan(0)
  expect(statements.filter((text) => /record_part|child_facts|from duty\b/.test(text))).toEqual([])
  statements.length = 0
  await seen({ ...county.ctx, db: { ...db, grounds: new Map() } })
  expect(statements.filter((text) => /record_part|child_facts/.test(text)).length).toBeGreaterThan(10)
})

it('whatever was written since, the page says what one says who remembers nothing', async () => {
  const { ctx, operator } = county
  const { entered, booked } = workedTools(county)
  const [first, second, third] = await Promise.all(
    ['C31', 'C32', 'D31'].map((klass, i) => makeChild(county, klass, ['石安安', '罗小禾', '龙巧'][i] ?? '')),
  )
  if (!first || !second || !third) throw new Error('no children')
  let fund = ''
  const steps: Record<string, () => Promise<unknown>> = {
    一次谈心: () => talkAbout(county, [first]),
    一件免了的事: () =>
      waiveDuty(ctx, operator, {
        id: newId(county.now),
        rule: 'monthly-talk',
        childIds: [second],
        period: '2026-10',
        reason: '住院',
      }),
    住校: () => changeChild(ctx, operator, first, { changes: { boarder: true }, base: {} }),
    电话改了: () => changeChild(ctx, operator, second, { changes: { carerPhones: ['13900020001'] }, base: {} }),
    一项资金: async () => {
      ;[fund = ''] = await entered('2026-11-24', 'fund', 1, [
        { about: { place: 'T' }, body: { name: '助学金', purpose: '学费和路费' } },
      ])
    },
    一笔收入: () =>
      booked(operator, [
        { on: '2026-11-24', sort: 'receive', place: 'T', into: { fund }, n: 800_000, origin: 'public' },
      ]),
    没变: () =>
      answerCensus(ctx, operator, { place: 'C32', term: TERM, answers: [{ child: second, answer: 'unchanged' }] }),
    一个班签了: () => signRoll(ctx, operator, { place: 'C32', term: TERM, children: 1 }),
    要转去: () =>
      askTransfer(ctx, operator, { children: [third], to: 'S1', elsewhere: '', on: '2026-11-24', note: '爱画画' }),
    转走了: () => leaveChild(ctx, operator, second, { reason: 'transferred', on: '2026-11-23' }),
    班里的人数: () =>
      changePlace(ctx, operator, county.place('C32'), { typedPupils: 41, typedPupilsSource: '学籍系统' }),
  }
  const moved: string[] = []
  let before = await seen(ctx)
  for (const [name, step] of Object.entries(steps)) {
    await step()
    // Twice: what the first opening found may be kept for the second.
    await seen(ctx)
    const now = await seen(ctx)
    expect([name, now]).toEqual([name, await seen(forgetful())])
    if (JSON.stringify(now) !== JSON.stringify(before)) moved.push(name)
    before = now
  }
  expect(moved.length).toBeGreaterThan(5)
})
