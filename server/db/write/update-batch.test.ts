import { expect, it } from 'vitest'
import type { Tx } from '../tx-type.ts'
import type { WrittenTable } from './tables.ts'
import { updateBatch } from './update-batch.ts'

/** What is sent for rows of these columns, in their order: the columns of each statement and how many rows it holds. */
const sentFor = async (table: WrittenTable, rows: readonly [id: string, set: Record<string, unknown>][]) => {
  const sent: [columns: string, rows: number][] = []
  const columns = new Map(
    ['child', 'child_facts'].map((name) => [
      name,
      new Map(['id', 'grade', 'class_id', 'del', 'until_on'].map((column) => [column, 'text'])),
    ]),
  )
  const tx: Pick<Tx, 'run' | 'countyId' | 'sharded' | 'columns'> = {
    countyId: 1,
    sharded: false,
    columns,
    run: async (text, values = []) => {
      const columns = / set (.*?) (?:from|where)/.exec(text)?.[1]?.replace(/ = \S+/g, '') ?? ''
      const list = values[1]
      sent.push([columns, typeof list === 'string' && list.startsWith('{') ? list.split(',').length : 1])
      return 0
    },
  }
  const batch = updateBatch(tx as Tx, table)
  for (const [id, set] of rows) batch.add({ key: { id }, set })
  await batch.end()
  return sent
}
const some = (n: number, of: (i: number) => Record<string, unknown>) =>
  Array.from({ length: n }, (_, i): [string, Record<string, unknown>] => [`${i}`, of(i)])

it('children of whom now this, now that changes are a statement for each kind of change, not one for each child', async () => {
  expect(
    await sentFor(
      'child',
      some(60, (i) => (i % 2 ? { grade: 3 } : { class_id: 7 })),
    ),
  ).toEqual([
    ['class_id', 30],
    ['grade', 30],
  ])
})

it('spans keep their order: no two of a child may be open at once on the way', async () => {
  const steps = await sentFor('child_facts', [
    ...some(3, () => ({ del: true })),
    ...some(3, () => ({ until_on: null })).map(([id, set]): [string, typeof set] => [`o${id}`, set]),
    ['x', { del: true }],
  ])
  expect(steps).toEqual([
    ['del', 3],
    ['until_on', 3],
    ['del', 1],
  ])
})

it('a row that comes twice is sent twice, in order', async () => {
  const rows = some(4, () => ({ grade: 3 }))
  expect(await sentFor('child', [...rows, ...rows])).toEqual([
    ['grade', 4],
    ['grade', 4],
  ])
})
