import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { inActorTx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { changePlace } from '../places/commands/change-place.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { codeOf } from '../testing/code-of.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { ledgerTools } from '../testing/ledger-tools.ts'
import { confirmMovement } from './commands/confirm-movement.ts'
import { reverseMovement } from './commands/reverse-movement.ts'
import { saveMovements } from './commands/save-movements.ts'
import { exportLedger } from './queries/export-ledger.ts'
import { listHands } from './queries/hands.ts'
import { getLedger } from './queries/ledger.ts'
import { getUseOfAid } from './queries/use-of-aid.ts'

/** The aid ledger (decision 054): what is booked, refused, confirmed, turned back; who sees it. */
let database: TestDatabase
let county: TestCounty
let [an, bao, far] = ['', '', '']
let fund = ''
const { who, hire, entry, book, booked } = ledgerTools(() => county)
const seen = (actor: Actor, query: Record<string, unknown> = {}) =>
  getLedger(county.ctx, actor, { limit: 50, ...query })
const balance = async (id: string) => (await seen(who('贺校长'))).accounts.find((a) => a.id === id)?.balance
const receive = (n: number, more: Record<string, unknown> = {}) => ({
  sort: 'receive',
  place: 'S1',
  into: { fund },
  n,
  origin: 'anonymous',
  ...more,
})
const give = (n: number, more: Record<string, unknown> = {}) => ({
  sort: 'give',
  place: 'S1',
  from: { fund },
  n,
  use: 'study',
  ...more,
})

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  bao = await makeChild(county, 'C32', '罗小宝')
  far = await makeChild(county, 'D31', '龙巧巧', { villageCode: 'V2' })
  await hire('principal', 'S1', '贺校长')
  await hire('dean', 'S1', '周主任')
  await hire('head-teacher', 'C31', '张老师')
  await hire('head-teacher', 'C32', '李老师')
  await hire('boarding-teacher', 'S1', '林生管')
  await hire('township-officer', 'T', '戴干部')
  fund = await entry(who('贺校长'), 'fund', { place: 'S1' }, { name: '助学金', purpose: '学费和路费' })
})
afterAll(() => database.close())

describe('a fund', () => {
  it('takes in and gives out; the same id again books nothing', async () => {
    const id = newId(county.now)
    const movement = { id, on: '2026-11-02', purpose: '爱心企业捐款', ...receive(100_000) }
    const send = async (n = movement.n) =>
      (await saveMovements(county.ctx, who('贺校长'), { movements: [{ ...movement, n }] })).verdicts[0]?.verdict
    // Another sum under the same id is no repeat: it is said, never taken for kept.
    expect([await send(), await send(), await send(90_000)]).toEqual(['accepted', 'duplicate', 'refused'])
    await booked(who('周主任'), give(15_050, { children: [an, bao] }))
    expect(await balance(fund)).toBe(69_900)
    const [given] = (await seen(who('贺校长'))).items
    expect(given).toMatchObject({ sort: 'give', waiting: true, use: 'study', mayConfirm: true })
    expect(given?.children.map((c) => [c.name, c.n]).sort()).toEqual([
      ['石安安', 15_050],
      ['罗小宝', 15_050],
    ])
    const { days } = await seen(who('贺校长'), { fund })
    expect(days).toEqual([
      { on: '2026-11-20', came: 0, went: 30_100, left: 69_900 },
      { on: '2026-11-02', came: 100_000, went: 0, left: 100_000 },
    ])
  })

  it('is never overdrawn: in all, or on a day before; a sentence says what to do', async () => {
    const over = await book(who('贺校长'), give(70_000))
    expect([over.word, over.code]).toEqual(['refused', 'overdrawn'])
    expect(over.message).toContain('只有699元，不够付700元')
    // At the sum, where it is mended, not for the whole of it.
    expect(over.problems).toEqual([{ field: 'n', code: 'not-enough', message: over.message }])
    const early = await book(who('贺校长'), give(100, { on: '2026-10-30' }))
    expect([early.code, early.message.includes('2026年10月30日只有0元')]).toEqual(['overdrawn', true])
    // Enough on its day, and too little for what was paid later.
    const later = await book(who('贺校长'), give(99_000, { on: '2026-11-03' }))
    expect([later.code, later.message.includes('后面已经用掉了')]).toEqual(['overdrawn', true])
    expect(later.problems.map((p) => p.field)).toEqual(['on'])
    const tomorrow = await book(who('贺校长'), give(100, { on: '2027-01-01' }))
    expect(tomorrow.problems.map((p) => p.field)).toEqual(['on'])
    expect(await balance(fund)).toBe(69_900)
  })

  it('is held by the database itself, whatever the program does', async () => {
    await expect(
      inActorTx(county.ctx.db, who('贺校长'), (tx) =>
        tx.run('update ledger_account set balance = balance - 70000 where county_id = $1 and id = $2', [
          county.id,
          fund,
        ]),
      ),
    ).rejects.toThrow(/ledger_balance/)
    for (const column of ['n = n + 1', `sort = 'give'`])
      await expect(
        inActorTx(county.ctx.db, who('贺校长'), (tx) =>
          tx.run(`update ledger_leg set ${column} where county_id = $1`, [county.id]),
        ),
      ).rejects.toThrow(/permission denied/)
    await expect(
      inActorTx(county.ctx.db, who('贺校长'), (tx) =>
        tx.run('delete from ledger_movement where county_id = $1', [county.id]),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  it('two who take the last money at once: one of them is told what is left', async () => {
    const both = await Promise.all([book(who('贺校长'), give(60_000)), book(who('周主任'), give(60_000))])
    expect(both.map((b) => b.word).sort()).toEqual(['accepted', 'refused'])
    const done = both.find((b) => b.word === 'accepted')
    await reverseMovement(county.ctx, who('贺校长'), done?.id ?? '', { id: newId(county.now), reason: '试的一笔' })
    expect(await balance(fund)).toBe(69_900)
  })
})

describe('a second hand', () => {
  it('is another one; whoever booked it cannot put both', async () => {
    const id = await booked(who('贺校长'), receive(1000, { on: '2026-11-04' }))
    expect(await codeOf(confirmMovement(county.ctx, who('贺校长'), id))).toBe('forbidden')
    expect(await codeOf(confirmMovement(county.ctx, who('张老师'), id))).toBe('not-found')
    await confirmMovement(county.ctx, who('周主任'), id)
    await confirmMovement(county.ctx, who('周主任'), id)
    const row = (await seen(who('贺校长'))).items.find((m) => m.id === id)
    expect([row?.waiting, row?.second?.name]).toEqual([false, '周主任'])
  })

  it('is asked for on the day of whoever can give it, not of who booked it nor of another place', async () => {
    const waits = async (name: string) => (await listHands(county.ctx, who(name))).items.map((m) => m.purpose)
    const id = await booked(who('贺校长'), receive(1000, { on: '2026-11-05', purpose: '等人核对' }))
    expect(await waits('周主任')).toContain('等人核对')
    for (const name of ['贺校长', '张老师', '戴干部']) expect(await waits(name)).not.toContain('等人核对')
    await confirmMovement(county.ctx, who('周主任'), id)
    expect(await waits('周主任')).not.toContain('等人核对')
  })
})

describe('a wrong movement', () => {
  it('is turned back by another one, once; what is used up cannot be', async () => {
    const wrong = await booked(who('贺校长'), receive(5000))
    const by = { id: newId(county.now), reason: '记错了数目' }
    await reverseMovement(county.ctx, who('周主任'), wrong, by)
    await reverseMovement(county.ctx, who('周主任'), wrong, by)
    expect(await codeOf(reverseMovement(county.ctx, who('贺校长'), wrong, { ...by, id: newId(county.now) }))).toBe(
      'conflict',
    )
    const rows = (await seen(who('贺校长'))).items
    expect([rows.find((m) => m.id === wrong)?.reversed, rows.find((m) => m.id === by.id)?.reverses]).toEqual([
      true,
      wrong,
    ])
    const first = rows.find((m) => m.purpose === '爱心企业捐款')
    const spent = reverseMovement(county.ctx, who('贺校长'), first?.id ?? '', {
      id: newId(county.now),
      reason: '对方要退',
    })
    await expect(spent).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('冲不掉') })
  })
})

describe('goods', () => {
  it('come into store and are handed out by pieces', async () => {
    await booked(who('贺校长'), { ...receive(3), into: { goods: '棉被', unit: '床' }, on: '2026-11-05' })
    const store = (await seen(who('贺校长'))).accounts.find((a) => a.sort === 'store')
    expect([store?.name, store?.unit, store?.balance]).toEqual(['棉被', '床', 3])
    const out = (children: string[]) => give(2, { from: { store: store?.id }, children, use: 'living' })
    const over = await book(who('贺校长'), out([an, bao]))
    expect([over.code, over.message.includes('只剩3床，不够发4床')]).toEqual(['overdrawn', true])
    await booked(who('贺校长'), out([an]))
    expect(await balance(store?.id ?? '')).toBe(1)
  })
})

describe('what a teacher paid or lent', () => {
  it('an advance is owed until it is paid back, by somebody else, and no more than was paid', async () => {
    const advance = await booked(who('张老师'), {
      sort: 'advance',
      n: 3600,
      use: 'health',
      child: an,
      purpose: '送医院',
    })
    const account = (await seen(who('张老师'))).accounts.find((a) => a.sort === 'advance')
    expect([account?.balance, account?.holder?.name]).toEqual([-3600, '张老师'])
    const pay = (n: number) => ({ sort: 'repay', advance: account?.id, fund, n })
    expect((await book(who('张老师'), pay(3600))).code).toBe('forbidden')
    expect((await book(who('贺校长'), pay(3700))).message).toContain('只差36元没有报销')
    const paid = await booked(who('贺校长'), pay(3600))
    const mine = (await seen(who('张老师'))).items
    // Whoever pays it back has looked at it; the teacher says that the money came.
    expect(mine.find((m) => m.id === advance)?.second?.name).toBe('贺校长')
    expect(mine.find((m) => m.id === paid)).toMatchObject({ mayConfirm: true, moved: [{ sort: 'advance', n: 3600 }] })
    expect((await listHands(county.ctx, who('张老师'))).items.map((m) => m.id)).toEqual([paid])
    await confirmMovement(county.ctx, who('张老师'), paid)
    expect((await listHands(county.ctx, who('张老师'))).items).toEqual([])
    expect((await seen(who('张老师'))).accounts).toEqual([])
  })

  it('small money is lent and given back with one tap; nobody else’s teacher sees it', async () => {
    await booked(who('张老师'), { sort: 'lend', child: an, n: 500, purpose: '丢了零钱' })
    await booked(who('张老师'), { sort: 'lend', child: an, n: 2, things: '张饭票', purpose: '丢了饭票' })
    const loans = (await seen(who('张老师'))).accounts.filter((a) => a.sort === 'loan')
    expect(loans.map((a) => [a.child?.name, a.balance, a.unit]).sort()).toEqual([
      ['石安安', 2, '张饭票'],
      ['石安安', 500, 'fen'],
    ])
    const ticket = loans.find((a) => a.unit !== 'fen')
    expect((await book(who('李老师'), { sort: 'return', loan: ticket?.id })).code).toBe('not-found')
    await booked(who('张老师'), { sort: 'return', loan: ticket?.id, purpose: '已还' })
    expect((await book(who('张老师'), { sort: 'return', loan: ticket?.id })).code).toBe('stands-already')
    const other = await seen(who('李老师'))
    expect([other.accounts, other.items]).toEqual([[], []])
    expect((await book(who('张老师'), { sort: 'lend', child: bao, n: 500 })).code).toBe('not-found')
    expect((await book(who('戴干部'), { sort: 'give', place: 'S2', from: { fund }, n: 1, use: 'study' })).code).toBe(
      'not-found',
    )
  })

  it('a boarding teacher lends to who sleeps in the own dormitory, and to nobody else', async () => {
    const { accountId, name } = who('林生管')
    await entry(
      who('贺校长'),
      'dormitory',
      { place: 'S1' },
      {
        name: '女生楼',
        sort: 'girls',
        keeper: { account: accountId, name },
        beds: 8,
        children: [bao],
      },
    )
    expect((await seen(who('林生管'))).lendTo.map((c) => c.name)).toEqual(['罗小宝'])
    await booked(who('林生管'), { sort: 'lend', child: bao, n: 300, purpose: '借零钱' })
    expect((await book(who('林生管'), { sort: 'lend', child: an, n: 300 })).code).toBe('not-found')
    expect((await seen(who('林生管'))).accounts.map((a) => a.child?.name)).toEqual(['罗小宝'])
  })
})

describe('a record', () => {
  it('is booked once', async () => {
    const record = newId(county.now)
    await saveRecords(county.ctx, who('贺校长'), {
      records: [
        {
          id: record,
          kind: 'condolence',
          version: 1,
          about: { children: [an] },
          happenedOn: '2026-11-20',
          body: { occasion: 'half-year', visitors: '学校', money: 2000, from: 'donated' },
        },
      ],
    })
    const of = give(2000, { children: [an], use: 'relief', record })
    const first = await booked(who('贺校长'), of)
    expect((await book(who('贺校长'), of)).code).toBe('stands-already')
    await reverseMovement(county.ctx, who('贺校长'), first, { id: newId(county.now), reason: '应该走另一笔' })
    await booked(who('贺校长'), of)
  })
})

describe('what leaves', () => {
  it('the public use tells no child and no use of a few', async () => {
    const use = await getUseOfAid(county.ctx, who('贺校长'), { place: 'S1' })
    const text = JSON.stringify(use)
    for (const hidden of ['石安安', '罗小宝', an, bao]) expect(text).not.toContain(hidden)
    expect(use.uses.map((u) => [u.words, u.children])).toEqual([['其他用途', null]])
    expect(use.funds[0]?.opening).toBe(0)
    expect((use.funds[0]?.received ?? 0) - (use.funds[0]?.used ?? 0)).toBe(use.funds[0]?.left)
    expect(use.uses.reduce((sum, u) => sum + u.fen, 0)).toBe(use.funds[0]?.used)
  })

  it('the statement is a sheet, noted in the diary', async () => {
    const { bytes, rows } = await exportLedger(county.ctx, who('贺校长'), { place: 'S1' })
    expect([bytes.length > 1000, rows > 10]).toEqual([true, true])
    const term = await exportLedger(county.ctx, county.operator, { place: 'S1', term: '2026-autumn' })
    expect(term.rows).toBe(rows)
  })

  it('another place and posts without money see nothing of it', async () => {
    const stranger = county.actor('principal', 'S2')
    expect(await codeOf(seen(stranger, { place: 'S1' }))).toBe('not-found')
    expect(await codeOf(getUseOfAid(county.ctx, stranger, { place: 'S1' }))).toBe('not-found')
    for (const role of ['village-director', 'helper', 'auditor', 'subject-teacher'] as const)
      expect([role, await codeOf(seen(county.actor(role, role === 'subject-teacher' ? 'C31' : 'V1')))]).toEqual([
        role,
        'forbidden',
      ])
    for (const table of ['ledger_account', 'ledger_movement', 'ledger_leg'])
      for (const actor of [stranger, county.actor('head-teacher', 'C31'), county.actor('village-director', 'V1')])
        expect(
          await inActorTx(county.ctx.db, actor, (tx) =>
            tx.query(`select id from ${table} where county_id = $1`, [county.id]),
          ),
        ).toEqual([])
    expect(far).not.toBe('')
  })

  it('what a teacher lent is not read from above the school', async () => {
    const township = who('戴干部')
    const { accounts, items } = await seen(township, { place: 'S1' })
    expect([accounts.length > 0, accounts.filter((a) => a.sort === 'loan')]).toEqual([true, []])
    expect(items.filter((m) => m.moved.some((x) => x.sort === 'loan'))).toEqual([])
  })

  it('verify finds nothing wrong, also after the school went to another township, which sees its ledger from then on', async () => {
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    await addPlaces(county.ctx, county.operator, [
      { kind: 'township', code: 'T9', name: '白水镇', parentCode: county.code },
    ])
    await changePlace(county.ctx, county.operator, county.place('S1'), { parentCode: 'T9' })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    const rows = (actor: Actor) =>
      inActorTx(county.ctx.db, actor, (tx) => tx.query('select id from ledger_leg where county_id = $1', [county.id]))
    expect(await rows(who('戴干部'))).toEqual([])
    expect((await seen(who('张老师'))).accounts.map((a) => a.sort)).toEqual(['loan'])
  })
})
