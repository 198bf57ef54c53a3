import { describe, expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../calendar/defaults.ts'
import { ENTRY_KINDS, entryKind } from '../entries/list.ts'
import { isEnded, isOfList } from '../kit/define-entry.ts'
import { dutiesOfSubject } from './engine.ts'
import { entryDue } from './entry-due.ts'
import { planTermsFor } from './plan-terms.ts'
import type { DutySubject, EntryFacts } from './subject-facts.ts'
import type { Duty } from './types.ts'

const CALENDAR = { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }
const TERMS = DEFAULT_TERMS.filter((t) => t.id === '2026-autumn')
const PROMISE = { who: 'father', what: 'come-home', by: '2026-11-20' }

const facts = (kind: string, answers: Record<string, unknown>, more: Partial<EntryFacts> = {}): EntryFacts => {
  const declared = entryKind(kind)
  const state = more.state ?? declared?.states[0].value ?? ''
  return {
    entryId: 'e',
    kind,
    about: { kind: 'child', id: 'c' },
    childId: 'c',
    placeId: null,
    schoolId: 1,
    classId: 3,
    villageId: 5,
    townshipId: null,
    holder: declared?.holder?.(answers) ?? null,
    fromOn: '2026-09-10',
    untilOn: null,
    state,
    ended: declared ? isEnded(declared, state) : false,
    answers,
    due: declared?.due?.(answers, '2026-09-10') ?? [],
    ...more,
  }
}
const dutyOf = (of: EntryFacts, at: string): Duty | undefined => {
  const subject: DutySubject = { kind: 'entry', facts: of }
  return dutiesOfSubject(
    subject,
    { records: [], waivers: [] },
    planTermsFor(subject, CALENDAR, TERMS, [entryDue]),
    at,
  )[0]
}
const promise = (more: Partial<EntryFacts> = {}, answers: Record<string, unknown> = PROMISE) =>
  facts('promise', answers, more)
const ended = (state: string, untilOn: string) => promise({ state, untilOn })

describe('the duty of whatever falls due', () => {
  it('is of every register that declares it, with states that it has; never of one that a list alone sees', () => {
    expect(entryDue.entries).toEqual(ENTRY_KINDS.filter((k) => k.owes && !isOfList(k)).map((k) => k.kind))
    expect(entryDue.entries).toContain('promise')
    expect(entryDue.entries).toContain('task')
    for (const kind of ENTRY_KINDS)
      for (const state of Object.keys(kind.owes?.settledBy ?? {})) {
        expect([kind.kind, state, isEnded(kind, state)]).toEqual([kind.kind, state, true])
        expect(kind.due).toBeDefined()
      }
  })

  it('stands on its day, in the windows that the register gives it, called by what it is', () => {
    expect(dutyOf(promise(), '2026-11-18')?.period).toEqual({
      key: 'promise.kept',
      label: '承诺到期',
      term: '2026-autumn',
      windows: { opens: '2026-11-17', due: '2026-11-20', grace: '2026-11-23', closes: '2026-12-20' },
    })
    expect(dutyOf(facts('task', { due: '2026-11-20' }), '2026-11-18')?.period.windows.opens).toBe('2026-11-13')
  })

  it.each<[string, EntryFacts, string, string]>([
    ['weeks before', promise(), '2026-11-01', 'not-yet'],
    ['days before', promise(), '2026-11-18', 'due-soon'],
    ['nobody asked', promise(), '2026-11-22', 'overdue'],
    ['nobody asked for a month', promise(), '2026-12-21', 'missed'],
    ['kept on its day', ended('kept', '2026-11-20'), '2026-11-25', 'met'],
    ['kept before its day', ended('kept', '2026-11-01'), '2026-11-25', 'met'],
    ['asked within the grace: broken is an answer too', ended('broken', '2026-11-23'), '2026-11-25', 'met'],
    ['asked later', ended('kept', '2026-11-24'), '2026-11-25', 'met-late'],
    ['not ended yet on the asked day', ended('kept', '2026-11-24'), '2026-11-22', 'overdue'],
    ['registered after its day', promise({ fromOn: '2026-11-21' }), '2026-11-25', 'not-applicable'],
    ['no day named', promise({}, { who: 'father' }), '2026-11-25', 'none'],
    // A need of a survey shows by when somebody settles a day; until one is said nothing is counted as due.
    ['a day that nobody said', facts('need', { block: 'life', what: '台灯' }), '2026-11-25', 'none'],
  ])('%s', (_what, of, at, state) => expect(dutyOf(of, at)?.state ?? 'none').toBe(state))

  it('who ended it for a reason before its day owes nothing; who gave it up after its day has missed it, and nothing presses', () => {
    const dropped = (untilOn: string) => facts('task', { due: '2026-11-20' }, { state: 'dropped', untilOn })
    expect(dutyOf(dropped('2026-11-18'), '2026-11-25')?.state).toBe('not-applicable')
    expect(dutyOf(dropped('2026-11-22'), '2026-11-22')?.state).toBe('missed')
    expect(dutyOf(dropped('2026-12-30'), '2027-01-02')?.period.windows.closes).toBe('2026-12-20')
  })

  it('is whoever holds it, else the post at its class, school, village or township', () => {
    const account = '0198c000-0000-7000-8000-000000000001'
    const owner = (more: Partial<EntryFacts>, answers: Record<string, unknown> = { due: '2026-11-20' }) =>
      dutyOf(facts('task', answers, more), '2026-11-18')?.owner
    expect(owner({}, { due: '2026-11-20', owner: { account, name: '周明' } })?.account).toBe(account)
    expect(owner({}, { due: '2026-11-20', owner: { name: '周明' } })).toEqual({ account: null, role: 'head-teacher' })
    expect(owner({ classId: null })?.role).toBe('principal')
    expect(owner({ classId: null, schoolId: null })?.role).toBe('village-director')
    expect(owner({ classId: null, schoolId: null, villageId: null, townshipId: 9 })?.role).toBe('township-officer')
    expect(owner({ classId: null, schoolId: null, villageId: null })?.role).toBe('county-office')
  })
})
