import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { exportRecords } from '../records/queries/export-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { ledgerTools } from '../testing/ledger-tools.ts'
import { reverseMovement } from './commands/reverse-movement.ts'
import { getLedger } from './queries/ledger.ts'

/** Money given at the door (S2B.14, decision 075): the record says to whom and how much, the ledger books it once, and the two agree. */
let database: TestDatabase
let county: TestCounty
let [an, bao] = ['', '']
let fund = ''
const { book, booked, entry, hire, waits, who } = ledgerTools(() => county)
const seen = (actor: Actor) => getLedger(county.ctx, actor, { limit: 50 })
const give = (n: number, more: Record<string, unknown> = {}) => ({
  sort: 'give',
  place: 'S1',
  from: { fund },
  n,
  use: 'relief',
  ...more,
})

const condole = async (actor: Actor, children: string[], body: Record<string, unknown>, replaces?: string) => {
  const id = newId(county.now)
  const said = { occasion: 'half-year', visitors: '学校', ...body }
  const record = { id, kind: 'condolence', version: 1, about: { children }, happenedOn: '2026-11-20', body: said }
  const { verdicts } = await saveRecords(county.ctx, actor, {
    records: [{ ...record, ...(replaces ? { replaces } : {}) }],
  })
  return { id, word: verdicts[0]?.verdict, problems: verdicts[0]?.problems ?? [] }
}

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  bao = await makeChild(county, 'C32', '罗小宝')
  await hire('principal', 'S1', '贺校长')
  await hire('dean', 'S1', '周主任')
  await hire('head-teacher', 'C31', '张老师')
  await hire('township-officer', 'T', '戴干部')
})
afterAll(() => database.close())

describe('a record of money given', () => {
  it('is told to nobody where the place has no fund', async () => {
    await condole(who('张老师'), [an], { money: 700, from: 'public' })
    expect(await waits('周主任')).toEqual([])
    fund = await entry(who('贺校长'), 'fund', { place: 'S1' }, { name: '助学金', purpose: '学费和慰问' })
    expect(await waits('周主任')).toMatchObject([{ each: 700, state: 'open' }])
    const received = { sort: 'receive', place: 'S1', into: { fund }, n: 100_000, origin: 'anonymous', on: '2026-11-02' }
    await booked(who('贺校长'), received)
  })

  it('what a fund gave, or nobody said whose it was, waits for the ledger of whoever wrote it; what the visitors gave themselves does not', async () => {
    const unsaid = await condole(who('周主任'), [an], { money: 2000 })
    expect([unsaid.word, (await waits('周主任')).some((item) => item.record === unsaid.id)]).toEqual(['accepted', true])
    const before = (await waits('周主任')).length
    const own = await condole(who('周主任'), [an], { money: 2000, from: 'own' })
    const given = await condole(who('张老师'), [an], { money: 3000, from: 'public' })
    const now = await waits('周主任')
    const first = now.find((item) => item.record === given.id)
    expect([first?.record, first?.state, first?.each, first?.children, now.length]).toEqual([
      given.id,
      'open',
      3000,
      [{ id: an, name: '石安安' }],
      before + 1,
    ])
    // A township has a ledger of its own: a school's record is none of its business there.
    await entry(who('戴干部'), 'fund', { place: 'T' }, { name: '慰问金', purpose: '春节和半年的慰问' })
    expect(await waits('戴干部')).toEqual([])
    expect((await book(who('贺校长'), give(2000, { children: [an], use: 'relief', record: own.id }))).code).toBe(
      'invalid',
    )
  })

  it('is booked as it says: no other sum, nobody else, no goods', async () => {
    const { id: record } = await condole(who('贺校长'), [an, bao], { money: 1000, from: 'donated' })
    const code = async (n: number, children: string[]) =>
      (await book(who('贺校长'), give(n, { children, use: 'relief', record }))).message
    expect(await code(900, [an, bao])).toContain('每人10元，2名，一共20元')
    expect(await code(1000, [an])).toContain('照记录入账')
    const movement = await booked(who('贺校长'), give(1000, { children: [an, bao], use: 'relief', record }))
    const shown = (await seen(who('贺校长'))).items.find((m) => m.id === movement)
    expect(shown?.record).toEqual({ id: record, kind: 'condolence', kindTitle: '慰问', on: '2026-11-20' })
    expect(await waits('周主任', { record })).toMatchObject([
      { state: 'booked', movement: { id: movement, fen: 2000 } },
    ])
    // The list of condolences and the ledger agree, row by row; whoever keeps no money is told nothing of it.
    const listed = async (name: string) => {
      const book = new ExcelJS.Workbook()
      const { bytes } = await exportRecords(county.ctx, who(name), { kind: 'condolence' })
      await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
      return book.worksheets[0]?.getSheetValues().flat() ?? []
    }
    expect((await listed('贺校长')).filter((cell) => cell === '2026-11-20 青石镇中心小学 20元')).toHaveLength(1)
    expect(await listed('张老师')).not.toContain('爱心账上')
  })

  it('put right after it was booked is not booked a second time: the two are told apart until the ledger is put right too', async () => {
    const { id: first } = await condole(who('贺校长'), [an], { money: 1000, from: 'donated' })
    const movement = await booked(who('贺校长'), give(1000, { children: [an], use: 'relief', record: first }))
    const open = await waits('贺校长')
    // Another word, the same money: nothing to do, and the movement leads to what the record is now.
    const same = await condole(who('贺校长'), [an], { money: 1000, from: 'donated', heard: '奶奶好些了' }, first)
    expect(await waits('贺校长')).toEqual(open)
    expect((await seen(who('贺校长'))).items.find((m) => m.id === movement)?.record?.id).toBe(same.id)
    const right = await condole(who('贺校长'), [an], { money: 1500, from: 'donated' }, same.id)
    const differs = (await waits('贺校长')).find((item) => item.record === right.id)
    expect(differs).toMatchObject({ state: 'differs', each: 1500, movement: { id: movement, fen: 1000 } })
    const again = give(1500, { children: [an], use: 'relief', record: right.id })
    expect((await book(who('贺校长'), again)).code).toBe('stands-already')
    await reverseMovement(county.ctx, who('贺校长'), movement, { id: newId(county.now), reason: '记录更正了' })
    expect((await waits('贺校长')).find((item) => item.record === right.id)?.state).toBe('open')
    await booked(who('贺校长'), again)
    expect(await waits('贺校长')).toEqual(open)
  })
})
