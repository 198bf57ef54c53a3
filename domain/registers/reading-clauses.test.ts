import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluatePredicate } from '../kit/evaluate-predicate.ts'
import { READINGS, type ReadingKey, readChild, unknownOf } from './child.ts'
import type { ChildFacts, ParentState } from './child-facts.ts'
import { facts } from './testing/facts.ts'

const AT = '2026-11-28'
const why = (key: ReadingKey, more: Partial<ChildFacts>) => readChild(facts(more), AT, key).because

describe('the reason beside a reading is walked from its own clauses', () => {
  it('away too short, the other one no guardian: that is told, not that somebody at home could', () => {
    const one: Partial<ChildFacts> = {
      motherState: 'away',
      motherSince: '2026-09',
      fatherState: 'home',
      fatherIncapable: true,
    }
    expect(why('county', one)).toBe('母亲外出，父亲在家，但外出未满半年（母亲2026年9月起）')
    expect(why('state', one)).toBe('母亲外出，父亲在家但不能监护（母亲2026年9月起）')
    expect(why('county', { ...one, fatherIncapable: null })).toBe('母亲外出，父亲在家，在家一方可以监护')
    expect(why('county', { ...one, fatherIncapable: null, fatherState: 'unknown' })).toBe(
      '母亲外出，父亲情况不详，按可以监护计',
    )
  })
  it('of two who are away, the one who is not long enough is named', () => {
    const two: Partial<ChildFacts> = {
      fatherState: 'away',
      fatherSince: '2025-03',
      motherState: 'away',
      motherSince: '2026-10-20',
    }
    expect(why('county', two)).toBe('父母双方外出，但母亲外出未满半年（父亲2025年3月起，母亲2026年10月20日起）')
    expect(why('education', two)).toBe('父母双方外出（父亲2025年3月起，母亲2026年10月20日起）')
  })
  it('a grade above nine is said as such', () => {
    const away: Partial<ChildFacts> = { fatherState: 'away', fatherSince: '2025-03', motherState: 'away' }
    expect(why('education', { ...away, grade: 10 })).toBe('不在义务教育阶段')
    expect(why('education', { ...away, status: 'village' })).toBe('不在本地学校就读')
    expect(why('education', { ...away, status: 'left' })).toBe('已经离开')
    expect(why('state', { ...away, birth: '2010-11' })).toBe('已满16周岁（16岁）')
    expect(why('state', { ...away, hukou: 'urban' })).toBe('不是农村户籍')
  })

  it('what is not known is named, and by the reading that asks for it', () => {
    const away = facts({
      fatherState: 'away',
      fatherSince: null,
      motherState: 'away',
      motherSince: '2025-03',
      hukou: 'unknown',
    })
    expect([unknownOf(away, AT, 'state'), unknownOf(away, AT, 'education')]).toEqual([
      ['父亲从哪天起外出', '户籍是农村还是城镇'],
      ['父亲从哪天起外出'],
    ])
    expect(unknownOf({ ...away, motherState: 'home', grade: 10 }, AT, 'education')).toEqual([])
  })

  const state = fc.constantFrom<ParentState>(
    'home',
    'away',
    'listed',
    'dead',
    'lost',
    'prison',
    'other',
    'unknown',
    'none',
  )
  const since = fc.constantFrom(null, '2025', '2026-03', '2026-06-10', '2026-09-01', '2026-11-20', '2027-02')
  const anyFacts = fc
    .record({
      status: fc.constantFrom<ChildFacts['status']>('enrolled', 'village', 'left'),
      grade: fc.constantFrom(null, 1, 9, 10),
      birth: fc.constantFrom(null, '2017-05', '2010-11-28', '2010-11-29', '2011'),
      hukou: fc.constantFrom<ChildFacts['hukou']>('rural', 'urban', 'unknown'),
      fatherState: state,
      fatherSince: since,
      fatherIncapable: fc.constantFrom(null, true, false),
      motherState: state,
      motherSince: since,
      motherIncapable: fc.constantFrom(null, true, false),
    })
    .map((more) => facts(more))

  /** The definitions again, by hand. */
  const byHand = (f: ChildFacts, key: ReadingKey): boolean => {
    const from = { education: '2026-08-28', county: '2026-05-28', state: AT }[key]
    const gone = (s: ParentState, when: string | null) => s === 'away' && (when === null || when <= from)
    const [father, mother] = [gone(f.fatherState, f.fatherSince), gone(f.motherState, f.motherSince)]
    const cannot = (s: ParentState, said: boolean | null) => ['dead', 'lost', 'prison'].includes(s) || said === true
    const lost =
      (father && mother) ||
      (father && cannot(f.motherState, f.motherIncapable)) ||
      (mother && cannot(f.fatherState, f.fatherIncapable))
    if (key === 'education')
      return (
        f.status === 'enrolled' &&
        (f.grade === null || f.grade <= 9) &&
        (father || mother || f.fatherState === 'listed' || f.motherState === 'listed')
      )
    const young = f.birth === null || f.birth > '2010-11-28'
    return f.status !== 'left' && young && (key === 'county' || f.hukou !== 'urban') && lost
  }
  it('property: counting is by the definition, and the sentence never says what the facts do not', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom<ReadingKey>('education', 'state', 'county'), (f, key) => {
        const { counts, because, unknown } = readChild(f, AT, key)
        expect(unknownOf(f, AT, key).length > 0).toBe(unknown)
        expect(counts).toBe(byHand(f, key))
        expect(counts).toBe(evaluatePredicate(READINGS[key].predicate, f, { cutoff: AT, from: AT, to: AT }))
        if (because.includes('可以监护')) {
          const stays = f.fatherState === 'away' ? f.motherIncapable : f.fatherIncapable
          expect([counts, stays === true]).toEqual([false, false])
        }
        if (/未满(三个月|半年)|还没有到/.test(because)) {
          expect(counts).toBe(false)
          expect([f.fatherState, f.motherState]).toContain('away')
        }
        if (because === '父母都没有外出') expect([f.fatherState, f.motherState]).not.toContain('away')
        if (because.startsWith('父母双方外出')) expect([f.fatherState, f.motherState]).toEqual(['away', 'away'])
        expect(/undefined|null|NaN/.test(because)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})
