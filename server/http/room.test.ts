import { expect, it } from 'vitest'
import { makeRoom } from './room.ts'

const order = () => {
  const seen: string[] = []
  return { seen, note: (what: string) => () => seen.push(what) }
}
const turn = () => new Promise((done) => setImmediate(done))

it('L8: bodies wait until there is room, in the order in which they came', async () => {
  const room = makeRoom(100, 60_000)
  const { seen, note } = order()
  const first = await room.enter(60)
  const second = room.enter(50)
  second.then(note('second'))
  // A small one behind does not slip past: the big one would wait for ever.
  const third = room.enter(10)
  third.then(note('third'))
  await turn()
  expect(seen).toEqual([])
  first()
  first()
  await turn()
  expect(seen).toEqual(['second', 'third'])
  const fourth = room.enter(100)
  fourth.then(note('fourth'))
  ;(await second)()
  await turn()
  expect(seen).not.toContain('fourth')
  ;(await third)()
  await turn()
  expect(seen).toContain('fourth')
})

it('L8: who waited too long is told to try again, and whoever stood behind goes on', async () => {
  const room = makeRoom(100, 20)
  const leave = await room.enter(90)
  const refused = room.enter(50)
  await expect(refused).rejects.toMatchObject({ code: 'busy', details: { retryAfter: 30 } })
  leave()
  await expect(room.enter(100)).resolves.toBeTypeOf('function')
})

it('one body bigger than all room is let in alone', async () => {
  const room = makeRoom(100, 20)
  await expect(room.enter(1000)).resolves.toBeTypeOf('function')
  await expect(room.enter(1)).rejects.toMatchObject({ code: 'busy' })
})
