import { expect, it } from 'vitest'
import type { Difference, Read } from './differences.tsx'
import { placesKept, remarkEntries } from './remark-entries.ts'

const sheet = { table: 'official-statistics', cutoff: '2026-11-30', form: 0 } as Pick<Read, 'table' | 'cutoff' | 'form'>
const cell = (code: string, no: number): Difference =>
  ({ place: { code, name: code }, no, row: no, said: 7, is: 5, words: '', done: 'changed' }) as unknown as Difference
const CHOSEN = [cell('A', 3), cell('A', 4), cell('B', 3)]
const made = () => {
  const ids = new Map<string, string>()
  let n = 0
  return (chosen: readonly Difference[], why: string) =>
    remarkEntries(sheet, chosen, { why, from: '2026-12-01', ids, newId: () => `id-${++n}` })
}

it('an entry a place, its cells together', () => {
  const entries = made()(CHOSEN, ' 家长自己报的 ')
  expect(entries.map(({ about, body }) => [about.place, body.numbers.length, body.why])).toEqual([
    ['A', 2, '家长自己报的'],
    ['B', 1, '家长自己报的'],
  ])
})

it('sent again after the answer was lost it has the same ids, and with another reason others', () => {
  const of = made()
  const ids = (why: string) => of(CHOSEN, why).map(({ id }) => id)
  expect(ids('一')).toEqual(['id-1', 'id-2'])
  expect(ids('一')).toEqual(['id-1', 'id-2'])
  expect(ids('二')).toEqual(['id-3', 'id-4'])
})

it('of several places those that were accepted are not chosen any more, though another was refused', () => {
  const sent = made()(CHOSEN, '一')
  const verdicts = [
    { id: sent[0]?.id ?? '', verdict: 'accepted' },
    { id: sent[1]?.id ?? '', verdict: 'refused' },
  ]
  expect([...placesKept(sent, verdicts)]).toEqual(['A'])
  expect([...placesKept(sent, [{ id: sent[1]?.id ?? '', verdict: 'duplicate' }])]).toEqual(['B'])
})
