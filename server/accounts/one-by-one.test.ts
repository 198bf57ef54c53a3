import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { oneByOne } from './one-by-one.ts'

it('work of one key goes one after the other, also behind one that failed; another key does not wait', async () => {
  const order: string[] = []
  let free = () => {}
  const held = new Promise<void>((go) => {
    free = go
  })
  const first = oneByOne('a', async () => {
    await held
    order.push('a1')
    throw new Error('wrong')
  })
  const second = oneByOne('a', async () => {
    order.push('a2')
    return 2
  })
  await oneByOne('b', async () => {
    order.push('b1')
  })
  await setTimeout(1)
  expect(order).toEqual(['b1'])
  free()
  await expect(first).rejects.toThrow('wrong')
  expect(await second).toBe(2)
  expect(order).toEqual(['b1', 'a1', 'a2'])
})
