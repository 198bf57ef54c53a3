import { expect, it } from 'vitest'
import { operatorActor } from '../server/actor.ts'
import { setUp } from '../server/commands/set-up.ts'
import { listChildren } from '../server/queries/children.ts'
import { verify } from '../server/queries/verify.ts'
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
  expect(new Set(signIns.map((s) => s.role)).size).toBe(9)
  const operator = await operatorActor(ctx)
  const { total } = await listChildren(ctx, operator, { status: 'enrolled', sort: 'name', limit: 1 })
  expect(total).toBeGreaterThan(300)
  expect((await verify(ctx, operator)).findings).toEqual([])
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
