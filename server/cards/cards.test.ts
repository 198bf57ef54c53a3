import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../domain/errors.ts'
import { circlesOf } from '../../domain/roles.ts'
import { setDisabled } from '../accounts/commands/account-changes.ts'
import { addAccount } from '../accounts/commands/add-account.ts'
import { findAccount } from '../accounts/db/account.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { returnChild } from '../children/commands/return-child.ts'
import { verifyCards } from '../db/child-cards.ts'
import { inActorTx } from '../db/tx.ts'
import { changeEntry } from '../entries/commands/change-entry.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { prepareRecord } from '../records/queries/prepare-record.ts'
import { listRecords } from '../records/queries/records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { getCard, getCards } from './queries/cards.ts'

let database: TestDatabase
let county: TestCounty

type Helper = { id: string; name: string; actor: ReturnType<TestCounty['actor']> }
const helpers: Helper[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const name of ['何静', '罗芳', '岳长根']) helpers.push(await makeHelper(name))
})
afterAll(() => database.close())

/** Somebody who signs in as a helper: holds the circle of its own account, and no place's. */
const makeHelper = async (name: string): Promise<Helper> => {
  const { id } = await addAccount(county.ctx, county.operator, {
    login: `h${newId(county.now).slice(-8)}`,
    name,
    role: 'helper',
    placeCode: 'S1',
  })
  const own = await inActorTx(county.ctx.db, county.operator, (tx) => findAccount(tx, id), { readOnly: true })
  const base = county.actor('helper', 'S1')
  return {
    id,
    name,
    actor: { ...base, accountId: id, name, circles: circlesOf('helper', base.placeId, own?.own_circle ?? null) },
  }
}

const helperAt = (i: number): Helper => {
  const found = helpers[i]
  if (!found) throw new Error('no such helper')
  return found
}

const body = (helper: Helper, more: Record<string, unknown> = {}) => ({
  sort: 'volunteer',
  helper: { account: helper.id, name: helper.name },
  phone: '13800000000',
  rhythm: 'month',
  does: ['study'],
  consent: 'written',
  checkedOn: '2026-09-01',
  ...more,
})

const pair = async (child: string, answers: Record<string, unknown>): Promise<string> => {
  const id = newId(county.now)
  const { verdicts } = await saveEntries(county.ctx, county.operator, {
    entries: [{ id, kind: 'pairing', version: 2, about: { child }, from: '2026-10-01', body: answers }],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return id
}

const seen = async (helper: Helper) => (await getCards(county.ctx, helper.actor)).items.map((c) => c.id).sort()
const faults = () => inActorTx(county.ctx.db, county.operator, (tx) => tx.widened(() => verifyCards(tx)))

describe('a helper’s card', () => {
  it('tells what a helper needs, and nothing of the file', async () => {
    const helper = helperAt(0)
    const child = await makeChild(county, 'C31', '石安安')
    const id = await pair(child, body(helper))
    const teacher = county.actor('head-teacher', 'C31')
    const meet = (mode: string, what: string) => ({
      id: newId(county.now),
      kind: 'pair-meeting',
      version: 1,
      about: { entry: id },
      happenedOn: '2026-11-10',
      body: { mode, what },
    })
    const { verdicts } = await saveRecords(county.ctx, teacher, { records: [meet('study', '说起家里的事')] })
    expect(verdicts[0]).toMatchObject({ verdict: 'accepted' })
    const card = await getCard(county.ctx, helper.actor, id)
    expect(card).toMatchObject({ name: '石安安', rhythm: '每月一次', does: '功课', lastMet: '2026-11-10' })
    expect(card.met).toEqual([{ on: '2026-11-10', line: '辅导功课', reached: true }])
    expect(card.ageBand).toMatch(/^\d+–\d+岁$/)
    // Words that somebody else wrote, the phone and the day of birth are not on it.
    const text = JSON.stringify(card)
    for (const word of ['家里的事', '13800000000', child]) expect(text).not.toContain(word)
  })

  it('stands among the helper’s others by name, whenever each began', async () => {
    const helper = helperAt(1)
    for (const name of ['邹月', '安宁', '何静']) await pair(await makeChild(county, 'C31', name), body(helper))
    const names = (await getCards(county.ctx, helper.actor)).items.map((c) => c.name)
    expect(names).toEqual(['安宁', '何静', '邹月'])
  })

  it('is the helper’s alone: another helper, a teacher, the county get nothing', async () => {
    const child = await makeChild(county, 'C31', '龙小雨')
    const id = await pair(child, body(helperAt(0)))
    expect(await seen(helperAt(1))).not.toContain(id)
    await expect(getCard(county.ctx, helperAt(1).actor, id)).rejects.toThrow(AppError)
    for (const role of ['head-teacher', 'principal', 'county-office'] as const) {
      const at = { 'head-teacher': 'C31', principal: 'S1', 'county-office': county.code }[role]
      await expect(getCards(county.ctx, county.actor(role, at))).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('is what a helper records a meeting of: in own words, put right by the helper, seen by the class’s teacher', async () => {
    const helper = helperAt(2)
    const child = await makeChild(county, 'C31', '滕小秋')
    const id = await pair(child, body(helper))
    const meeting = (entry: string, more: Record<string, unknown> = {}) => ({
      id: newId(county.now),
      kind: 'pair-meeting',
      version: 1,
      about: { entry },
      happenedOn: '2026-11-20',
      body: { mode: 'study', what: '一起补了两页竖式' },
      ...more,
    })
    const save = async (by: Helper, record: Record<string, unknown>) =>
      (await saveRecords(county.ctx, by.actor, { records: [record] })).verdicts[0]
    const prepare = (by: Helper, more: Record<string, string>) =>
      prepareRecord(county.ctx, by.actor, { kind: 'pair-meeting', children: '', ...more })

    // The form is told whose card it is; what the pairing says of the family stays where it is.
    expect((await prepare(helper, { entry: id })).entry).toMatchObject({ line: '滕小秋', from: '2026-10-01', body: {} })
    const met = meeting(id)
    expect(await save(helper, met)).toMatchObject({ verdict: 'accepted' })
    // The answer was lost: sent again it is one.
    expect(await save(helper, met)).toMatchObject({ verdict: 'duplicate' })
    const right = meeting(id, { happenedOn: '2026-11-21', replaces: met.id })
    expect((await prepare(helper, { replaces: met.id })).replaces).toMatchObject({ on: '2026-11-20', by: helper.name })
    expect(await save(helper, right)).toMatchObject({ verdict: 'accepted' })
    expect((await getCard(county.ctx, helper.actor, id)).met).toEqual([
      { on: '2026-11-21', line: '辅导功课；一起补了两页竖式', reached: true },
    ])
    const ledger = await listRecords(county.ctx, county.actor('head-teacher', 'C31'), {
      kind: 'pair-meeting',
      limit: 20,
    })
    expect(
      ledger.items.filter((r) => r.entry?.id === id).map((r) => [r.happenedOn, r.author.name, r.supersededBy]),
    ).toEqual([['2026-11-21', helper.name, null]])

    // Of another's card nothing is written, prepared or put right; nor of one's own before it began, nor after it ended.
    const other = helperAt(1)
    expect(await save(other, meeting(id))).toMatchObject({ verdict: 'refused', code: 'not-found' })
    await expect(prepare(other, { entry: id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(prepare(other, { replaces: right.id })).rejects.toMatchObject({ code: 'not-found' })
    const theirs = await pair(await makeChild(county, 'C31', '田小禾'), body(other))
    expect(await save(other, meeting(theirs, { replaces: right.id }))).toMatchObject({
      verdict: 'refused',
      code: 'not-found',
    })
    expect(await save(helper, meeting(id, { happenedOn: '2026-09-30' }))).toMatchObject({ code: 'not-alive' })
    await endEntry(county.ctx, county.operator, id, { on: '2026-11-22', reason: '孩子不愿意' })
    expect(await save(helper, meeting(id, { happenedOn: '2026-11-23' }))).toMatchObject({ code: 'not-found' })
    expect(await faults()).toEqual([])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('row security alone keeps everything else of the child from a helper', async () => {
    const tables = [
      'child',
      'child_facts',
      'child_person',
      'child_key',
      'record',
      'record_part',
      'entry',
      'entry_part',
      'duty',
      'history',
      'waiver',
      'account',
      'post',
    ]
    for (const table of tables) {
      const [row] = await inActorTx(
        county.ctx.db,
        helperAt(0).actor,
        (tx) =>
          tx.query<{ n: number }>(`select count(*)::int as n from ${table} where county_id = $1 and scope <> '{0}'`, [
            county.id,
          ]),
        { readOnly: true },
      )
      expect([table, row?.n]).toEqual([table, 0])
    }
    const [own] = await inActorTx(
      county.ctx.db,
      helperAt(0).actor,
      (tx) =>
        tx.query<{ n: number }>('select count(*)::int as n from child_card where county_id = $1 and helper <> $2', [
          county.id,
          helperAt(0).id,
        ]),
      { readOnly: true },
    )
    expect(own?.n).toBe(0)
  })

  it('waits with the pairing for the guardian’s word and the check', async () => {
    const child = await makeChild(county, 'C31', '向小禾')
    const id = await pair(child, body(helperAt(1), { consent: 'not-yet' }))
    expect(await seen(helperAt(1))).not.toContain(id)
    await changeEntry(county.ctx, county.operator, id, { set: { consent: 'spoken' }, base: {} })
    expect(await seen(helperAt(1))).toContain(id)
    await changeEntry(county.ctx, county.operator, id, { set: { checkedOn: null }, base: {} })
    expect(await seen(helperAt(1))).not.toContain(id)
  })

  it('after any history each helper sees what stands now, and the check of the database agrees', async () => {
    let seed = 20_261_128
    const roll = (n: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * n)
    }
    const children = await Promise.all(['甲', '乙', '丙', '丁'].map((c) => makeChild(county, 'C31', `田${c}`)))
    const before = new Map<string, string[]>()
    for (const h of helpers) before.set(h.id, await seen(h))
    const pairs: { id: string; child: string; helper: number; open: boolean }[] = []
    const closed = new Set<number>()
    const gone = new Set<string>()
    for (let step = 0; step < 50; step++) {
      const what = roll(6)
      const one = pairs[roll(Math.max(pairs.length, 1))]
      if (what === 0 || !one) {
        const helper = roll(helpers.length)
        const child = children[roll(4)] ?? ''
        if (closed.has(helper) || gone.has(child)) continue
        pairs.push({ id: await pair(child, body(helperAt(helper))), child, helper, open: true })
      } else if (what === 1 && one.open) {
        await endEntry(county.ctx, county.operator, one.id, { on: '2026-11-20', reason: '帮扶人走了' })
        one.open = false
      } else if (what === 2 && one.open) {
        const next = roll(helpers.length)
        const { id: account, name } = helperAt(next)
        const changed = await changeEntry(county.ctx, county.operator, one.id, {
          set: { helper: { account, name } },
          base: {},
        }).then(
          () => true,
          () => false,
        )
        // An account that works no more takes over nothing.
        expect([step, changed]).toEqual([step, one.helper === next || !closed.has(next)])
        if (changed) one.helper = next
      } else if (what === 3) {
        const to = roll(2) ? { classCode: 'D31', villageCode: 'V2' } : { classCode: 'C31', villageCode: 'V1' }
        await changeChild(county.ctx, county.operator, children[roll(4)] ?? '', { changes: to, base: {} }).catch(
          () => {},
        )
      } else if (what === 4) {
        const helper = roll(helpers.length)
        await setDisabled(county.ctx, county.operator, helperAt(helper).id, !closed.has(helper))
        if (!closed.delete(helper)) closed.add(helper)
      } else if (what === 5) {
        const child = children[roll(4)] ?? ''
        // Who left is nobody's to read about any more, until it comes back.
        if (gone.delete(child))
          await returnChild(county.ctx, county.operator, child, { on: '2026-11-24', classCode: 'C31' })
        else {
          await leaveChild(county.ctx, county.operator, child, { on: '2026-11-24', reason: 'transferred' })
          gone.add(child)
        }
      }
      for (const [i, h] of helpers.entries()) {
        const mine = pairs.filter((p) => p.open && p.helper === i && !gone.has(p.child)).map((p) => p.id)
        const expected = closed.has(i) ? [] : [...(before.get(h.id) ?? []), ...mine].sort()
        expect([step, what, await seen(h)]).toEqual([step, what, expected])
      }
    }
    expect(await faults()).toEqual([])
  })

  it('the check of the database finds a card that nobody should see', async () => {
    const child = await makeChild(county, 'C31', '彭小川')
    const id = await pair(child, body(helperAt(2)))
    await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.widened(() =>
        tx.run('update child_card set name = $3 where county_id = $1 and entry_id = $2', [county.id, id, '改过']),
      ),
    )
    expect(await faults()).toHaveLength(1)
  })
})
