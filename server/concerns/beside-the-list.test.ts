import { afterAll, beforeAll, expect, it } from 'vitest'
import { figureFaces } from '../../domain/figures/list.ts'
import type { Actor } from '../../domain/roles.ts'
import { operatorActor } from '../actor.ts'
import { inActorTx } from '../db/tx.ts'
import { getEntry } from '../entries/queries/entry.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { prepareRecord } from '../records/queries/prepare-record.ts'
import { listRecords } from '../records/queries/records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { addToConcern } from './commands/add-to-concern.ts'
import { nameInConcern } from './commands/name-in-concern.ts'
import { getConcerns } from './queries/concerns.ts'

/** What stands beside a concern's list: who corrects records, the machine's operator, and the check of the database (decision 030). */
let database: TestDatabase
let county: TestCounty
let here = ''
let there = ''
let record = ''
let concern = ''
const village = () => county.actor('village-director', 'V1')
const township = () => county.actor('township-officer', 'T')
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  here = await makeChild(county, 'C31', '罗小禾')
  there = await makeChild(county, 'D31', '龙小川')
  record = newId(county.now)
  // Of two schools, by whoever stands over both.
  const { verdicts } = await saveRecords(county.ctx, county.operator, {
    records: [
      {
        id: record,
        kind: 'talk',
        version: 1,
        childIds: [here, there],
        happenedOn: '2026-11-23',
        body: { topics: ['home'], finding: 'worry', words: '说舅舅喝了酒推过他' },
      },
    ],
  })
  expect(verdicts.map((v) => [v.verdict, v.message])).toEqual([['accepted', null]])
  concern =
    (await getConcerns(county.ctx, county.actor('head-teacher', 'C31'))).items.find((i) => i.childId === here)?.id ?? ''
  expect(concern).not.toBe('')
})
afterAll(() => database.close())

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

it('a correction begins with every word: who stands on no list of it corrects nothing, and is offered nothing', async () => {
  const correct = async (actor: Actor) => {
    const { verdicts } = await saveRecords(county.ctx, actor, {
      records: [
        {
          id: newId(county.now),
          kind: 'talk',
          version: 1,
          childIds: [here, there],
          happenedOn: '2026-11-23',
          body: { topics: ['home'], finding: 'well' },
          replaces: record,
        },
      ],
    })
    return verdicts[0]?.verdict
  }
  const row = async (actor: Actor) =>
    (await listRecords(county.ctx, actor, { child: here, limit: 5 })).items.find((r) => r.id === record)
  expect(await row(township())).toMatchObject({ canCorrect: false })
  expect(JSON.stringify(await row(township()))).not.toMatch(/worry|舅舅/)
  expect(await code(prepareRecord(county.ctx, township(), { kind: 'talk', children: '', replaces: record }))).toBe(
    'forbidden',
  )
  expect(await correct(township())).toBe('refused')
})

it('what was said last time is told by the list, not by the post', async () => {
  const last = async (actor: Actor) =>
    JSON.stringify((await prepareRecord(county.ctx, actor, { kind: 'talk', children: here })).people)
  expect(await last(county.actor('head-teacher', 'C31'))).toMatch(/舅舅/)
  expect(await last(township())).not.toMatch(/舅舅|担心/)
})

it('nobody told, because nothing was wrong, is written without a way or a day; what was done answers the step before', async () => {
  const next = async () => (await getConcerns(county.ctx, village())).items.find((i) => i.id === concern)?.next ?? null
  let minutes = 0
  const later = () => {
    const now = county.now + ++minutes * 60_000
    return { ...county.ctx, now: () => now }
  }
  const add = (more: object) =>
    addToConcern(later(), village(), concern, {
      id: newId(county.now),
      told: [],
      toldName: '',
      toldOn: null,
      toldTime: '',
      way: null,
      receipt: '',
      number: '',
      done: '',
      next: '',
      nextOn: null,
      close: false,
      ...more,
    })
  await add({ next: '下午去家里看', nextOn: '2026-11-24' })
  expect(await next()).toMatchObject({ text: '下午去家里看' })
  await add({ done: '看过了，大人都在' })
  expect(await next()).toBeNull()
  expect(await code(add({ told: ['police'], done: '问过了' }))).toBe('invalid')
  await add({ told: ['nobody'], done: '核实了，没有事' })
})

it('the machine’s operator reads no concern, adds nothing to it and names nobody', async () => {
  const operator = await operatorActor(county.ctx)
  const here = { ...county.operator, via: operator.via }
  expect(await code(getEntry(county.ctx, here, concern))).toBe('not-found')
  const line = {
    id: newId(county.now),
    told: [],
    toldName: '',
    toldOn: null,
    toldTime: '',
    way: null,
    receipt: '',
    number: '',
  }
  expect(
    await code(
      addToConcern(county.ctx, here, concern, { ...line, done: '看过', next: '', nextOn: null, close: false }),
    ),
  ).not.toBe('done')
  expect(
    await code(nameInConcern(county.ctx, here, concern, { account: concern, why: '要看', leave: false })),
  ).not.toBe('done')
})

it('no figure counts what a list alone may know', () => {
  expect(figureFaces().filter((f) => f.id.startsWith('concern'))).toEqual([])
})

it.each([
  ['the case left with a school that looks after the child no longer', 'entry', 'id'],
  ['a line that somebody else could read', 'addendum', 'entry_id'],
  ['an audit row in the child’s own places', 'audit', 'subject_id'],
])('the check of the database finds %s', async (_, table, column) => {
  const spoil = (scope: readonly number[]) =>
    inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.unsealed(() => {
        // As the write path would have left it.
        if (table === 'entry')
          tx.pending.sync.set(`entry ${concern}`, { table, id: concern, bucket: null, scope: [...scope] })
        return tx.run(`update ${table} set scope = $3 where county_id = $1 and ${column}::text = $2`, [
          tx.countyId,
          concern,
          [...scope],
        ])
      }),
    )
  const found = async () => (await verify(county.ctx, county.operator)).findings.filter((f) => f.startsWith('担心安全'))
  const before = await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.unsealed(() =>
      tx.query<{ scope: number[] }>(
        `select scope from ${table} where county_id = $1 and ${column}::text = $2 limit 1`,
        [tx.countyId, concern],
      ),
    ),
  )
  expect(await found()).toEqual([])
  await spoil([county.place('D31'), county.place('S2'), ...(before[0]?.scope ?? [])].sort((a, b) => a - b))
  expect(await found()).toHaveLength(1)
  await spoil(before[0]?.scope ?? [])
  expect(await found()).toEqual([])
})
