import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount } from '../accounts/commands/add-account.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getPairProposals } from './queries/pair-proposals.ts'
import { getPairingBoard } from './queries/pairing-board.ts'

/** 结对 at one table: who carries how many, who has nobody, who fell silent (looks: desk-pairing-board; S1.11, S2B.7). */
let database: TestDatabase
let county: TestCounty
let paired: string
let alone: string
let teacher: { id: string; name: string }
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  paired = await makeChild(county, 'C31', '黎晨')
  alone = await makeChild(county, 'C31', '潘月')
  await makeChild(county, 'C32', '丁一诺', { villageCode: 'V2' })
  const { id } = await addAccount(county.ctx, county.operator, {
    login: `t${newId(county.now).slice(-8)}`,
    name: '安涵秋',
    role: 'head-teacher',
    placeCode: 'C31',
  })
  teacher = { id, name: '安涵秋' }
  // Left behind only since November: the shortest wait.
  const late = await makeChild(county, 'C31', '安晚来', HOME)
  await changeChild(county.ctx, county.operator, late, {
    since: '2026-11-10',
    changes: { fatherState: 'away', fatherSince: '2026-06' },
    base: {},
  })
  await pair(paired, { name: '林立秋' }, { sort: 'agent-mother', checkedOn: '2026-09-01', validUntil: '2027-08-31' })
})
afterAll(() => database.close())

const HOME = { fatherState: 'home', motherState: 'home', carerRelation: 'mother' }
const dean = () => county.actor('dean', 'S1')
const pair = async (child: string, helper: { account?: string; name: string }, more: Record<string, unknown> = {}) => {
  const id = newId(county.now)
  const { verdicts } = await saveEntries(county.ctx, county.operator, {
    entries: [
      {
        id,
        kind: 'pairing',
        version: 2,
        about: { child },
        from: '2026-09-07',
        body: { sort: 'teacher', helper, phone: '13800000000', rhythm: 'half-month', consent: 'spoken', ...more },
      },
    ],
  })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
  return id
}
const board = (place = 'S1', actor = dean()) => getPairingBoard(county.ctx, actor, { place })

it('who waits stands by name, who helps with what they carry; the telephone stands nowhere', async () => {
  const found = await board()
  expect(found.counts).toMatchObject({ children: 4, paired: 1, waiting: 3, helping: 1 })
  // The longest waiting first, those of one day as in the register; who came last is last, though 安 is before 潘.
  expect(found.waiting.map((c) => c.name)).toEqual(['潘月', '丁一诺', '安晚来'])
  expect(found.waiting.at(-1)?.since).toBe('2026-11-10')
  expect(found.helpers.find((h) => h.name === '林立秋')).toMatchObject({ carries: 1, free: 3, sortTitle: '代理妈妈' })
  expect(found.helpers.find((h) => h.name === '安涵秋')).toMatchObject({ carries: 0, free: 4, what: '三(1)班班主任' })
  expect(JSON.stringify(found)).not.toContain('13800000000')
})

it('a pair that has not met for more than twice as long as was agreed is silent, until it is written down that it met', async () => {
  const { silent } = await board()
  expect(silent).toMatchObject([{ child: '黎晨', helper: '林立秋', rhythm: '半月一次', last: null }])
  const { verdicts } = await saveRecords(county.ctx, county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'pair-meeting',
        version: 1,
        about: { entry: silent[0]?.id ?? '' },
        happenedOn: '2026-11-20',
        body: { mode: 'talk' },
      },
    ],
  } as never)
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
  expect((await board()).silent).toEqual([])
})

it('the own head teacher before others, with facts; nobody who has enough children', async () => {
  const ask = () => getPairProposals(county.ctx, dean(), { place: 'S1', child: alone })
  const { items, child, mayWrite } = await ask()
  expect([child.name, mayWrite, items[0]?.name]).toEqual(['潘月', true, '安涵秋'])
  expect(items[0]?.reasons.map((r) => r.text)).toEqual(['班主任，天天见面', '还能带4名'])
  const more = []
  for (const name of ['甲', '乙', '丙', '丁']) more.push(await makeChild(county, 'C32', `石${name}`))
  for (const id of more) await pair(id, { account: teacher.id, name: teacher.name })
  const then = await ask()
  expect(then.items.map((h) => h.name)).not.toContain('安涵秋')
  expect(then.notProposed).toEqual(['安涵秋是班主任，已带4名，满了'])
})

it('a class sees its own children, and whom it may ask; a child with a helper is not proposed for; a township chooses a school', async () => {
  const own = await board('C32', county.actor('head-teacher', 'C32'))
  expect(own.waiting.map((c) => c.name)).toEqual(['丁一诺'])
  expect(own.helpers.map((h) => h.name)).toContain('安涵秋')
  await expect(getPairProposals(county.ctx, dean(), { place: 'S1', child: paired })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(board('T', county.actor('township-officer', 'T'))).rejects.toMatchObject({ code: 'invalid' })
})
