import { describe, expect, it } from 'vitest'
import type { RecordKind } from '../kit/define-record.ts'
import { NOBODY_ELSE } from '../kit/record-subject.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { carerContact } from './carer-contact.ts'
import { familyCall } from './family-call.ts'
import { parentContact } from './parent-contact.ts'

const told = (kind: RecordKind, body: Record<string, unknown>) =>
  validateRecord(kind, { happenedOn: '2026-11-20', body }, { today: '2026-11-25' }).map((p) => [p.field, p.code])

describe('亲情联系', () => {
  it('asks with whom, how and whether it came about, never what was said', () => {
    expect(told(familyCall, {})).toEqual([
      ['with', 'missing'],
      ['way', 'missing'],
      ['reached', 'missing'],
    ])
    expect(familyCall.fields.filter((f) => f.kind === 'text' || f.kind === 'long-text')).toEqual([])
  })
  it('tells in a line whether it came about', () => {
    expect(familyCall.line({ with: 'mother', way: 'video', reached: true })).toBe('和妈妈视频')
    expect(familyCall.line({ with: 'both', way: 'call', reached: false })).toBe('和爸爸妈妈打电话，没有联系上')
    expect(familyCall.line({ with: 'mother', way: 'letter', reached: true })).toBe('给妈妈写信')
    expect(familyCall.reached({ reached: false }, NOBODY_ELSE)).toBe(false)
  })
})

describe('联系父母', () => {
  const tried = { who: 'father', way: 'call', began: 'school', reached: false }
  it('what was said is asked only where somebody was reached', () => {
    expect(told(parentContact, tried)).toEqual([])
    expect(told(parentContact, { ...tried, heard: '都好' })).toEqual([['heard', 'not-asked']])
    expect(told(parentContact, { ...tried, reached: true, heard: '都好' })).toEqual([])
    expect(told(parentContact, { ...tried, reached: true, finding: 'worry' })).toEqual([['heard', 'not-enough']])
  })
  it('tells in a line whom and what was promised', () => {
    expect(parentContact.line({ ...tried, reached: true, promise: '每周日打电话' })).toBe(
      '和爸爸打电话，答应每周日打电话',
    )
    expect(parentContact.line(tried)).toBe('和爸爸打电话，没有联系上')
  })
})

describe('联系照看人', () => {
  const met = { who: 'grandmother', way: 'call', reached: true, topics: ['life', 'study'] }
  it('asks what was spoken of where somebody was reached', () => {
    expect(told(carerContact, { ...met, topics: [] })).toEqual([['topics', 'missing']])
    expect(told(carerContact, { ...met, reached: false })).toEqual([['topics', 'not-asked']])
    expect(told(carerContact, { ...met, guidance: ['phone-games'] })).toEqual([])
  })
  it('tells in a line of what', () => {
    expect(carerContact.line(met)).toBe('和奶奶/外婆打电话，生活、学习')
  })
})

it('helpers read and write nothing of contacts with parents and carers', () => {
  for (const kind of [parentContact, carerContact]) {
    expect(kind.write).not.toContain('helper')
    expect(kind.read).not.toContain('helper')
  }
})

it('parent-contact: a promise with its day becomes an entry that is asked about on it (S2A.16); a day alone wants the words', () => {
  const body = { who: 'father', way: 'call', reached: true, promise: '元旦回来住三天', by: '2026-12-31' }
  expect(parentContact.opens?.(body)).toEqual([
    { kind: 'promise', body: { who: 'father', what: 'other', by: '2026-12-31', words: '元旦回来住三天' } },
  ])
  expect(parentContact.opens?.({ ...body, by: undefined })).toEqual([])
  expect(parentContact.opens?.({ ...body, promise: ' ' })).toEqual([])
  expect(told(parentContact, { ...body, promise: '' })).toEqual([['promise', 'missing']])
})
