import { expect, it } from 'vitest'
import { ENTRY_KINDS } from '../domain/entries/list.ts'
import { isOfList } from '../domain/kit/define-entry.ts'
import { RECORD_KINDS } from '../domain/records/list.ts'
import { operatorActor } from '../server/actor.ts'
import { listChildren } from '../server/children/queries/children.ts'
import { inActorTx } from '../server/db/tx.ts'
import { setUp } from '../server/installation/commands/set-up.ts'
import { verify } from '../server/installation/queries/verify.ts'
import { ownTestDatabase } from '../server/testing/database.ts'
import { testCtx } from '../server/testing/factory.ts'
import { loadDemo } from './load.ts'

it('a load that was cut off is taken up where it stopped, and again on a loaded one loads nothing', async () => {
  const ctx = testCtx(await ownTestDatabase())
  const cutOff = (text: string) => {
    if (text.startsWith('示范 4/7')) throw new Error('cut off')
  }
  await expect(loadDemo(ctx, cutOff)).rejects.toThrow('cut off')
  const said: string[] = []
  const signIns = await loadDemo(ctx, (text) => said.push(text))
  expect(said[0]).toContain('接着装')
  expect(new Set(signIns.map((s) => s.role)).size).toBe(14)
  const operator = await operatorActor(ctx)
  const { total } = await listChildren(ctx, operator, { status: 'enrolled', sort: 'name', limit: 1 })
  expect(total).toBeGreaterThan(300)
  expect((await verify(ctx, operator)).findings).toEqual([])
  // Something of every kind was really accepted, not only sent.
  const [records, entries] = await inActorTx(ctx.db, operator, (tx) =>
    Promise.all([
      tx.query<{ kind: string }>('select distinct kind from record where county_id = $1', [tx.countyId]),
      tx.query<{ kind: string }>('select distinct kind from entry where county_id = $1', [tx.countyId]),
    ]),
  )
  expect(records.map((r) => r.kind).sort()).toEqual(RECORD_KINDS.map((k) => k.kind).sort())
  expect(entries.map((e) => e.kind)).toEqual(
    expect.arrayContaining(ENTRY_KINDS.filter((k) => !isOfList(k)).map((k) => k.kind)),
  )
  await loadDemo(ctx, () => {
    throw new Error('loaded twice')
  })
})

it('beside a real county it is refused in words', async () => {
  const ctx = testCtx(await ownTestDatabase())
  await setUp(ctx, {
    countyCode: '522600',
    countyName: '云山县',
    adminLogin: 'guanli',
    adminName: '管理员',
    password: 'lanse-yizi-42',
  })
  await expect(loadDemo(ctx)).rejects.toThrow('云山县')
})
