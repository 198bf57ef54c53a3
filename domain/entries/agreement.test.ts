import { describe, expect, it } from 'vitest'
import { validateEntry } from '../kit/validate-entry.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { groupMeeting } from '../records/group-meeting.ts'
import { parentContact } from '../records/parent-contact.ts'
import { agreement } from './agreement.ts'
import { concern } from './concern.ts'
import { consent } from './consent.ts'
import { need } from './need.ts'
import { portrait } from './portrait.ts'

const SIGNED = {
  carer: '石守田',
  relation: 'grandparent',
  signedBy: 'both',
  until: '2027-01-20',
  checked: ['no-offence', 'no-addiction', 'no-refusal', 'no-other'],
  childView: 'wants',
  contact: 'weekly',
}
const problems = (kind: typeof agreement, body: Record<string, unknown>) =>
  validateEntry(kind, { from: '2026-10-02', until: null, body }, { today: '2026-10-13' }).map((p) => p.field)

describe('agreement (S3.16; 未成年人保护法 Art. 22–23)', () => {
  it('signed after all four grounds were checked and the child was heard', () => {
    expect(problems(agreement, SIGNED)).toEqual([])
    expect(agreement.line(SIGNED)).toBe('托给石守田，到2027年1月20日')
    expect(agreement.due?.(SIGNED, '2026-10-02')).toEqual([
      { key: 'renewed', on: '2027-01-20', words: '协议到期，续签或者另托' },
    ])
  })
  it('one ground not checked, or the child not asked: not taken, and said what to do', () => {
    expect(problems(agreement, { ...SIGNED, checked: ['no-offence'] })).toEqual(['checked'])
    expect(problems(agreement, { ...SIGNED, childView: 'not-asked' })).toEqual(['childView'])
  })
})

describe('need (S1.10): a thing to do, with somebody and a day', () => {
  const said = { block: 'life', what: '一床厚被子' }
  it('somebody without a day is asked for the day', () => {
    expect(problems(need, said)).toEqual([])
    expect(problems(need, { ...said, owner: { name: '田主任' } })).toEqual(['due'])
    expect(problems(need, { ...said, owner: { name: '田主任' }, due: '2026-11-20' })).toEqual([])
  })
  it('reported upward, its day presses this post no more; taken on above, it does there', () => {
    const reported = { ...said, due: '2026-11-20', reportedTo: 'civil' }
    expect(need.due?.({ ...said, due: '2026-11-20' }, '2026-10-02')).toHaveLength(1)
    expect(need.due?.(reported, '2026-10-02', 'beyond')).toEqual([])
    expect(need.due?.(reported, '2026-10-02', 'doing')).toMatchObject([{ key: 'met', on: '2026-11-20' }])
    expect(need.columns?.({ ...said, reportedTo: 'civil' })).toEqual({ sort: 'life', quantity: 1 })
  })
})

it('a day by which something is done, or until when it holds, lies not before it began; in a record and its rows neither', () => {
  const owner = { name: '田主任' }
  expect(problems(need, { block: 'life', what: '台灯', owner, due: '2026-10-01' })).toEqual(['due'])
  expect(problems(need, { block: 'life', what: '台灯', owner, due: '2026-10-02' })).toEqual([])
  expect(problems(agreement, { ...SIGNED, until: '2026-01-20' })).toEqual(['until'])
  const early = (kind: Parameters<typeof validateRecord>[0], body: Record<string, unknown>) =>
    validateRecord(kind, { happenedOn: '2026-10-02', body }, { today: '2026-10-13' })
      .filter((p) => p.code === 'too-early')
      .map((p) => p.field)
  expect(early(parentContact, { by: '2026-10-01' })).toEqual(['by'])
  const decision = { what: '修灯', owner, due: '2026-09-20' }
  expect(early(groupMeeting, { decisions: [decision] })).toEqual(['decisions'])
  expect(early(groupMeeting, { decisions: [{ ...decision, due: '2026-10-20' }] })).toEqual([])
})

it('what was seen or told is of a day that has been; what is planned may begin later', () => {
  const late = (kind: typeof agreement, from: string) =>
    validateEntry(kind, { from, until: null, body: {} }, { today: '2026-10-13' }).filter((p) => p.field === 'from')
  expect(late(concern, '2026-10-20')).toMatchObject([
    { code: 'too-late', message: expect.stringContaining('还没有到') },
  ])
  expect(late(portrait, '2026-10-20')).toHaveLength(1)
  expect(late(concern, '2026-10-13')).toEqual([])
  expect(late(need, '2026-10-20')).toEqual([])
})

it('a need of a survey, without a day, is not forgotten: within two weeks one is settled', () => {
  const found = { block: 'life', what: '一盏台灯' }
  expect(need.due?.(found, '2026-10-02')).toMatchObject([{ key: 'planned', on: '2026-10-16', unsaid: true }])
  expect(need.due?.(found, '2026-10-02', 'beyond')).toEqual([])
})

describe('consent (dossier §3.7): for what, by whom, until when', () => {
  const given = { purpose: 'photo', by: ['mother'], way: 'signed', until: '2027-07-01', scope: '校内展板' }
  it('is owed a second question before it ends, and says what it is for', () => {
    expect(problems(consent, given)).toEqual([])
    expect(problems(consent, { ...given, until: undefined })).toEqual(['until'])
    expect(consent.line(given)).toBe('拍照、留影：妈妈同意，校内展板')
    expect(consent.due?.(given, '2026-10-02')[0]?.on).toBe('2027-07-01')
  })
})
