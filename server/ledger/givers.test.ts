import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inActorTx } from '../db/tx.ts'
import { getEntry } from '../entries/queries/entry.ts'
import { ledgerHandlers } from '../http/handlers/ledger.ts'
import { newId } from '../ids.ts'
import { codeOf } from '../testing/code-of.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { ledgerTools } from '../testing/ledger-tools.ts'
import { openDonorContact } from './commands/open-donor-contact.ts'
import { setDonorContact } from './commands/set-donor-contact.ts'

/** Who gives (decision 054): sponsorships that a fund pays by the year, and donors, whose contact is sealed. */
let database: TestDatabase
let county: TestCounty
let an = ''
let fund = ''
const { who, hire, entry, booked } = ledgerTools(() => county)
const give = (n: number, more: Record<string, unknown>) => ({ sort: 'give', place: 'S1', from: { fund }, n, ...more })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安')
  await hire('principal', 'S1', '贺校长')
  await hire('dean', 'S1', '周主任')
  await hire('head-teacher', 'C31', '张老师')
  await hire('head-teacher', 'C32', '李老师')
  await hire('township-officer', 'T', '戴干部')
  fund = await entry(who('贺校长'), 'fund', { place: 'S1' }, { name: '助学金', purpose: '学费和路费' })
  const taken = { sort: 'receive', place: 'S1', into: { fund }, n: 10_000, origin: 'anonymous' }
  await booked(who('贺校长'), { ...taken, on: '2026-11-02' })
})
afterAll(() => database.close())

describe('a sponsorship', () => {
  it('is paid by what is given for it from its fund: the day is written there', async () => {
    const id = await entry(who('贺校长'), 'sponsorship', { child: an }, { from: 'fund', fund, yearly: 120_000 })
    await booked(who('贺校长'), give(100, { children: [an], use: 'study' }))
    const paidOn = async () => (await getEntry(county.ctx, who('贺校长'), id)).body.paidOn
    expect(await paidOn()).toBe(undefined)
    const movement = {
      id: newId(county.now),
      on: '2026-11-20',
      purpose: '这一年的',
      ...give(100, { children: [an], use: 'sponsor' }),
    }
    const asked = { params: {}, query: {}, body: { movements: [movement] } }
    const { verdicts } = await ledgerHandlers.saveMovements(county.ctx, who('贺校长'), asked as never, {} as never)
    expect(verdicts[0]?.verdict).toBe('accepted')
    expect(await paidOn()).toBe('2026-11-20')
  })
})

describe('a donor', () => {
  it('is reached by what stands sealed; each look is told in the diary, with its reason', async () => {
    const id = await entry(
      who('贺校长'),
      'donor',
      { place: 'S1' },
      { name: '青山果业', sort: 'enterprise', named: 'no' },
    )
    const words = { name: '龙经理', phone: '0800-555-0190', address: '' }
    expect(await openDonorContact(county.ctx, who('周主任'), id, '致谢')).toEqual({ contact: null })
    await setDonorContact(county.ctx, who('贺校长'), id, { ...words, phone: '0800-555-0191' })
    await setDonorContact(county.ctx, who('贺校长'), id, words)
    expect(await openDonorContact(county.ctx, who('周主任'), id, '致谢')).toMatchObject({
      contact: { ...words, by: '贺校长' },
    })
    const [row] = await inActorTx(county.ctx.db, who('贺校长'), (tx) =>
      tx.query<{ words_sealed: Buffer }>('select words_sealed from donor_contact where county_id = $1 and id = $2', [
        county.id,
        id,
      ]),
    )
    expect(row?.words_sealed.toString('utf8')).not.toContain('555')
    const told = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ detail: unknown }>(`select detail from audit where county_id = $1 and action = 'donor.open-contact'`, [
        county.id,
      ]),
    )
    expect(told.map((a) => a.detail)).toEqual([{ reason: '致谢' }, { reason: '致谢' }])
    for (const actor of [who('张老师'), county.actor('county-office', 'COUNTY')])
      expect(await codeOf(openDonorContact(county.ctx, actor, id, '看看'))).toBe('forbidden')
    expect(await codeOf(openDonorContact(county.ctx, county.actor('principal', 'S2'), id, '看看'))).toBe('not-found')
    expect(await codeOf(openDonorContact(county.ctx, who('贺校长'), fund, '看看'))).toBe('not-found')
    expect(
      await inActorTx(county.ctx.db, county.actor('principal', 'S2'), (tx) =>
        tx.query('select id from donor_contact where county_id = $1', [county.id]),
      ),
    ).toEqual([])
  })
})
