import { describe, expect, it } from 'vitest'
import { GRID_COLUMNS, type GridColumn } from '../../../domain/records/class-grid.ts'
import {
  childRecords,
  emptySheet,
  filled,
  type GridRow,
  type Letter,
  letterOf,
  placeRecord,
  tapped,
  tickedIn,
} from './sheet.ts'

const column = (kind: string) => GRID_COLUMNS.find((c) => c.kind.kind === kind) as GridColumn
const [talk, call, letters] = [column('talk'), column('family-call'), column('letter')]
const row = (id: string): GridRow => ({ id, name: `孩子${id}`, leftBehind: true, cells: [] })
const rows = ['a', 'b', 'c'].map(row)
const empty = emptySheet('2026-11-25')

describe('taps of the class grid', () => {
  it('a second tap takes the first one back; another mark takes the place of the one before, under the same id', () => {
    const once = tapped(empty, talk, 'a')
    expect(Object.keys(once.cells)).toEqual(['a talk'])
    expect(tapped(once, talk, 'a').cells).toEqual({})
    const father = tapped(empty, call, 'a')
    const mother = tapped({ ...father, brush: { 'family-call': 'mother' } }, call, 'a')
    expect(mother.cells['a family-call']).toEqual({ id: father.cells['a family-call']?.id, mark: 'mother' })
  })

  it('“all the others” leaves alone who was tapped, and nobody gets the same id', () => {
    const some = filled(tapped({ ...empty, brush: { 'family-call': 'mother' } }, call, 'b'), call, ['b'])
    const all = filled({ ...some, brush: { 'family-call': 'both' } }, call, ['a', 'b', 'c'])
    expect(rows.map((r) => all.cells[`${r.id} family-call`]?.mark)).toEqual(['both', 'mother', 'both'])
    expect(new Set(Object.values(all.cells).map((c) => c.id)).size).toBe(3)
  })
})

describe('what is sent', () => {
  it('one record a child, with the head’s words and nothing besides, and the form in which it can wait', () => {
    const sheet = filled({ ...empty, heads: { talk: { topics: ['study'] } } }, talk, ['a', 'c'])
    const sent = childRecords('me', sheet, talk, tickedIn(sheet, talk, rows))
    expect(sent.map(({ record }) => [record.childIds, record.happenedOn, record.body])).toEqual([
      [['a'], '2026-11-25', { topics: ['study'], finding: 'well' }],
      [['c'], '2026-11-25', { topics: ['study'], finding: 'well' }],
    ])
    expect(sent[0]?.draft).toMatchObject({
      key: 'me.record.talk.a',
      value: { id: sent[0]?.record.id, childIds: ['a'] },
    })
  })

  it('a letter is one of the class; one that is written down already is corrected, and who was not tapped stays', () => {
    const at = { code: 'C31', name: '三(1)班', old: null }
    const sheet = tapped({ ...empty, heads: { letter: { when: 'end' } } }, letters, 'a')
    const first = placeRecord('me', sheet, letters, tickedIn(sheet, letters, rows), at).record
    expect(first).toMatchObject({
      about: { place: 'C31' },
      body: { when: 'end' },
      took: [{ child: 'a', mark: 'sent' }],
    })
    expect(first.replaces).toBeUndefined()
    const old = {
      id: 'old',
      happenedOn: '2026-09-17',
      body: { when: 'end', told: '放假安排' },
      took: [
        { id: 'a', mark: 'sent' },
        { id: 'b', mark: 'sent' },
      ],
      staff: [{ account: null, name: '韦老师' }],
    } as unknown as Letter
    expect(letterOf([old], { when: 'end' })).toBe(old)
    expect(letterOf([old], { when: 'start' })).toBeNull()
    const back = tapped({ ...sheet, cells: {}, brush: { letter: 'receipt' } }, letters, 'b')
    const again = placeRecord('me', back, letters, tickedIn(back, letters, rows), { ...at, old }).record
    expect(again).toMatchObject({ replaces: 'old', happenedOn: '2026-09-17', body: old.body, staff: old.staff })
    expect(again.took).toEqual([
      { child: 'a', mark: 'sent' },
      { child: 'b', mark: 'receipt' },
    ])
  })
})
