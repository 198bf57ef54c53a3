import { describe, expect, it } from 'vitest'
import { childChanges } from '../api/child-shapes.ts'
import { changesOfOne, changesOfParent, type OneFact } from './one-fact.ts'

const SAID: readonly OneFact[] = [
  { fact: 'came-home', who: 'mother', stays: true, on: '2026-11-20' },
  { fact: 'came-home', who: 'father', stays: false, on: '2026-02-10' },
  { fact: 'left-again', who: 'father', on: '2026-11-01', place: ' 福建泉州 ' },
  { fact: 'left-again', who: 'mother', on: '2026-11-01', place: '' },
  { fact: 'other-carer', relation: 'maternal-grandmother', name: ' 蒲桂兰 ', phone: '', on: '2026-09-02' },
  { fact: 'other-carer', relation: 'alone', name: '', phone: '', on: '2026-09-02' },
  { fact: 'other-number', who: 'carer', phone: ' 13800001234 ' },
  { fact: 'seen', who: 'mother', on: '2026-10-05' },
]

describe('one fact', () => {
  it.each(SAID)('$fact is what the file understands', (one) => {
    const { changes } = changesOfOne(one)
    expect(childChanges.strict().safeParse(changes).error?.issues ?? []).toEqual([])
  })
  it('a visit is no return: where the parent lives stays as it was', () => {
    expect(SAID.slice(0, 2).map((one) => changesOfOne(one).changes)).toEqual([
      { motherState: 'home', motherSeenOn: '2026-11-20' },
      { fatherSeenOn: '2026-02-10' },
    ])
  })
  it('who leaves is away since that day, and the place may be unknown', () => {
    expect(changesOfOne(SAID[2] as OneFact)).toEqual({
      since: '2026-11-01',
      changes: {
        fatherState: 'away',
        fatherSince: '2026-11-01',
        fatherPlace: '福建泉州',
        fatherSeenOn: '2026-11-01',
      },
    })
    expect(changesOfOne(SAID[3] as OneFact).changes.motherPlace).toBeNull()
  })
  it('with another carer the name and number of the one before go', () => {
    expect(changesOfOne(SAID[4] as OneFact).changes).toEqual({
      carerRelation: 'maternal-grandmother',
      carerName: '蒲桂兰',
      carerPhones: [],
    })
    expect(changesOfOne(SAID[5] as OneFact).changes.carerKind).toBe('alone')
  })
  it('what may have changed goes by where the parent is', () => {
    expect([changesOfParent('away'), changesOfParent('home'), changesOfParent('dead')]).toEqual([
      ['came-home'],
      ['left-again'],
      [],
    ])
    expect(changesOfParent('unknown')).toEqual(['came-home', 'left-again'])
  })
})
