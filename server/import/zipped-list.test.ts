import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { listPieces, zipped } from './zipped-list.ts'

it.each([0, 1, 99, 100, 101, 1700])('a list of %i comes back as it was', async (many) => {
  const list = Array.from({ length: many }, (_, n) => ({ n, name: `罗小禾${n}`, of: [n, null, '"\\'] }))
  expect(JSON.parse(gunzipSync(await zipped(listPieces(list))).toString())).toEqual(list)
})
