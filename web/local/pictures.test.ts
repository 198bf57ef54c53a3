import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KEPT_BYTES } from '../../domain/registers/attachment.ts'
import { closeKept, openKept } from './kept.ts'
import { dropUnsent, keepUnsent, type Unsent } from './outbox.ts'
import {
  canKeepPicture,
  dropPicture,
  fromBase64,
  keepPicture,
  picturesOfUnsent,
  picturesToSend,
  toBase64,
  type UnsentPicture,
  unsentPicturesOf,
} from './pictures.ts'
import { emptyStore } from './testing/empty-store.ts'

const SECRET = '11'.repeat(32)
const picture = (n: number): UnsentPicture => ({
  id: `p${n}`,
  said: { of: 'record', on: 'r', shows: 'none', children: [], words: '奖状' },
  jpeg: '/9j/',
  at: `2026-11-24T0${n % 10}:${10 + n}:00Z`,
  post: { id: 'post', name: '班主任' },
  refused: null,
})

beforeEach(emptyStore)
afterEach(closeKept)

it('a picture comes out as it went in, whatever its bytes are', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256)
  const back = fromBase64(await toBase64(new Blob([bytes])))
  expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes)
})

it('it waits under the account that took it, in the order in which it was taken, until it is dropped', async () => {
  await openKept('amy', SECRET)
  for (const n of [2, 1]) await keepPicture('amy', picture(n))
  expect(unsentPicturesOf('amy').map((p) => p.id)).toEqual(['p1', 'p2'])
  expect(unsentPicturesOf('ben')).toEqual([])
  closeKept()
  expect(unsentPicturesOf('amy')).toEqual([])
  await openKept('amy', SECRET)
  await dropPicture('amy', 'p1')
  expect(unsentPicturesOf('amy').map((p) => p.id)).toEqual(['p2'])
  await dropPicture('amy', 'p2')
})

it('one too large, the thirty-first, and any before the sign-in are not kept', async () => {
  const small = new Blob([new Uint8Array(KEPT_BYTES)])
  expect(canKeepPicture('amy', small)).toBe(false)
  await openKept('amy', SECRET)
  expect(canKeepPicture('amy', small)).toBe(true)
  expect(canKeepPicture('amy', new Blob([new Uint8Array(KEPT_BYTES + 1)]))).toBe(false)
  for (let n = 0; n < 30; n++) await keepPicture('amy', picture(n))
  expect(canKeepPicture('amy', small)).toBe(false)
})

it('what hangs on a record that lies here goes after it; what hangs on something else does not wait for it', async () => {
  await openKept('eva', SECRET)
  const post = { id: 'post', name: '班主任' }
  const unsent: Unsent = {
    record: { id: 'r', kind: 'home-visit', version: 1, childIds: ['c'], happenedOn: '2026-11-24', body: {} },
    ...{ entries: [], arrived: false, post, who: '石安安', refused: null },
    draft: {
      key: 'k',
      value: { id: 'r', kind: 'home-visit', asked: 'c', childIds: null, who: '', on: '', body: {}, replaces: null },
    },
  }
  const other = picture(2)
  await keepUnsent('eva', unsent)
  await keepPicture('eva', picture(1))
  await keepPicture('eva', { ...other, said: { ...other.said, on: 'elsewhere' } })
  const ready = () => picturesToSend('eva', 'post').map((p) => p.id)
  expect([picturesOfUnsent(unsentPicturesOf('eva'), 'r').map((p) => p.id), ready()]).toEqual([['p1'], ['p2']])
  expect(picturesToSend('eva', 'another post')).toEqual([])
  // The record has arrived, what is to be done next has not: its pictures go.
  await keepUnsent('eva', { ...unsent, arrived: true })
  expect(ready()).toEqual(['p1', 'p2'])
  await dropUnsent('eva', 'r')
  for (const id of ['p1', 'p2']) await dropPicture('eva', id)
})
