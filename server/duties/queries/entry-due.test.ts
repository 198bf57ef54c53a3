import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { actorByLogin } from '../../actor.ts'
import { endEntry } from '../../entries/commands/end-entry.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { getEntry } from '../../entries/queries/entry.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getToday } from './today.ts'

let database: TestDatabase
let county: TestCounty
let child: string
let promise: string
const teacher = () => county.actor('head-teacher', 'C31')
const principal = () => county.actor('principal', 'S1')

const add = async (kind: string, version: number, about: object, body: object, actor: Actor) => {
  const entry = { id: newId(county.now), kind, version, about, from: '2026-11-02', body }
  const { verdicts } = await saveEntries(county.ctx, actor, { entries: [entry] })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return entry.id
}
const owedTo = async (actor: Actor) =>
  (await getToday(county.ctx, actor, 'week')).others.filter((one) => one.subject.kind === 'entry')
const due = (days: number) => new Date(county.now + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  child = await makeChild(county, 'C31', '石安安')
  const body = { who: 'father', what: 'call', by: due(2) }
  promise = await add('promise', 1, { child }, body, teacher())
})
afterAll(() => database.close())

describe('what falls due, on the list of the day', () => {
  it('is told to the post at the child’s class, called by what it is, with its register; to nobody else', async () => {
    expect(await owedTo(teacher())).toMatchObject([
      {
        rule: 'entry-due',
        kind: 'promise',
        kindTitle: '承诺',
        subject: { kind: 'entry', id: promise, name: '爸爸答应每周打电话' },
        of: '石安安',
        state: 'due-soon',
        text: '承诺到期 还有2天',
        period: { key: 'promise.kept', label: '承诺到期', due: due(2) },
        record: null,
      },
    ])
    expect(await owedTo(principal())).toEqual([])
    expect(await owedTo(county.actor('head-teacher', 'D31'))).toEqual([])
  })

  it('is told to whoever is named with an account, and then not to the post', async () => {
    const login = `dean-${county.code}`
    await addAccount(county.ctx, county.operator, { login, name: '田主任', role: 'dean', placeCode: 'S1' })
    const dean = await actorByLogin(county.ctx, login)
    const owner = { account: dean.accountId, name: dean.name }
    const task = await add('task', 2, { place: 'S1' }, { what: '修灯', owner, due: due(1) }, principal())
    const mine = await owedTo(dean)
    expect(mine.map((o) => [o.subject.id, o.text])).toEqual([[task, '任务到期 明天截止']])
    expect(await owedTo(principal())).toEqual([])
    const words = await add('task', 1, { place: 'S1' }, { what: '换门锁', owner: '村里', due: due(1) }, principal())
    expect((await owedTo(principal())).map((o) => o.subject.id)).toEqual([words])
    const { body } = await getEntry(county.ctx, principal(), words)
    expect(body.owner).toEqual({ name: '村里' })
  })

  it('a tap says what came of it: met on that day, on the entry as on the list', async () => {
    const on = due(0)
    await endEntry(county.ctx, teacher(), promise, { on, reason: '没有兑现', state: 'broken' })
    expect(await owedTo(teacher())).toEqual([])
    const { duties } = await getEntry(county.ctx, teacher(), promise)
    expect(duties.map((d) => [d.rule, d.state, d.metOn])).toEqual([['entry-due', 'met', on]])
    const { findings } = await verify(county.ctx, county.operator)
    expect(findings.filter((f) => f.includes('值守'))).toEqual([])
  })
})
