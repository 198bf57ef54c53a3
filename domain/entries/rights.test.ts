import { describe, expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import { dutiesOfSubject, periodsFor } from '../duties/engine.ts'
import { entryDue } from '../duties/entry-due.ts'
import type { EntryFacts } from '../duties/subject-facts.ts'
import type { EntryKind } from '../kit/define-entry.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { rightsCase } from './rights-case.ts'
import { station } from './station.ts'

const faults = (kind: EntryKind, body: RecordBody) =>
  validateEntry(kind, { from: '2026-11-02', until: null, body }, { today: '2026-11-24' }).map((p) => [p.field, p.code])
const missing = (...names: string[]) => names.map((name) => [name, 'missing'])
const said = { sort: 'law', applicant: 'carer', what: '外出的父亲多年不给抚养费' }

describe('stations and what comes in there (S2B.17)', () => {
  it('维权站: its name, who keeps it, which number answers', () => {
    expect(faults(station, {})).toEqual(missing('name', 'keeper', 'phone'))
    const body = { name: '河湾村维权站', keeper: { name: '田主任' }, phone: '0800-555-0171' }
    expect(faults(station, body)).toEqual([])
    expect(station.line(body)).toBe('河湾村维权站，田主任管，0800-555-0171')
    expect([station.holder?.(body), station.keepers?.(body)]).toEqual([null, []])
  })
  it('受理: which sort, who asked, what; the child need not be named', () => {
    expect(faults(rightsCase, {})).toEqual(missing('sort', 'applicant', 'what'))
    expect(faults(rightsCase, said)).toEqual([])
    expect(faults(rightsCase, { ...said, answeredOn: '2026-11-01' })).toEqual([['answeredOn', 'too-early']])
    expect(faults(rightsCase, { ...said, answeredOn: '2026-11-25' })).toEqual([['answeredOn', 'too-late']])
    expect(faults(rightsCase, { ...said, answeredOn: '2026-11-02' })).toEqual([])
    expect(faults(rightsCase, { ...said, referral: 'other' })).toEqual(missing('referredTo'))
    // What came in stands in no line and in no list.
    expect(rightsCase.line(said)).toBe('法律，照看的人')
    expect(rightsCase.columns?.(said)).toEqual({ sort: 'law' })
  })
  it('answered in three days, a result in fifteen: each on its own', () => {
    const facts = (answers: RecordBody, more: Partial<EntryFacts> = {}): EntryFacts => ({
      entryId: 'e',
      kind: 'rights-case',
      about: { kind: 'entry', id: 's' },
      childId: null,
      placeId: 3,
      holder: null,
      fromOn: '2026-11-02',
      untilOn: null,
      state: 'open',
      ended: false,
      answers,
      due: rightsCase.due?.(answers, '2026-11-02') ?? [],
      schoolId: null,
      classId: null,
      villageId: 3,
      townshipId: 4,
      ...more,
    })
    const judged = (of: EntryFacts, at: string) => {
      const term = defaultTerm('2026-autumn')
      const calendar = { terms: [term], daysOff: [] }
      const subject = { kind: 'entry' as const, facts: of }
      return dutiesOfSubject(
        subject,
        { records: [], waivers: [] },
        [{ rule: entryDue, periods: periodsFor(entryDue, subject, calendar, term) }],
        at,
      ).map((d) => [d.period.label, d.period.windows.due, d.state])
    }
    expect(judged(facts(said), '2026-11-10')).toEqual([
      ['维权答复', '2026-11-05', 'overdue'],
      ['维权结果', '2026-11-17', 'open'],
    ])
    expect(judged(facts({ ...said, answeredOn: '2026-11-04' }), '2026-11-20')).toEqual([
      ['维权答复', '2026-11-05', 'met'],
      ['维权结果', '2026-11-17', 'overdue'],
    ])
    const closed = { state: 'closed', ended: true, untilOn: '2026-11-12' }
    expect(judged(facts({ ...said, answeredOn: '2026-11-04' }, closed), '2026-11-20').map((d) => d[2])).toEqual([
      'met',
      'met',
    ])
    const [first] = dutiesOfSubject(
      { kind: 'entry', facts: facts(said) },
      { records: [], waivers: [] },
      [
        {
          rule: entryDue,
          periods: periodsFor(
            entryDue,
            { kind: 'entry', facts: facts(said) },
            { terms: [defaultTerm('2026-autumn')], daysOff: [] },
            defaultTerm('2026-autumn'),
          ),
        },
      ],
      '2026-11-10',
    )
    expect(first?.owner).toEqual({ account: null, role: 'station-keeper' })
  })
})
