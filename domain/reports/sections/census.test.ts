import { describe, expect, it } from 'vitest'
import { docText } from '../kit/doc.ts'
import { type Pen, penOf, SCHOOL_VOICE } from '../kit/pen.ts'
import { figuresFrom, part, WORKED_BEFORE } from '../testing/summary-input.ts'
import { matchedRolls, signedRoll, signedRolls } from './census.ts'

const told = (inline: ReturnType<typeof signedRolls>) =>
  docText({ type: 'doc', content: [{ type: 'paragraph', content: [...inline] }] })
const pen = (
  figures: Record<string, number | null>,
  missed = 0,
  placeKind = 'school',
  parts: readonly object[] = [],
): Pen => ({
  ...penOf(
    { figures: figuresFrom(figures), accounts: new Map(), previous: null, placeKind, parts } as never,
    SCHOOL_VOICE,
  ),
  account: () => ({
    title: '摸排签核',
    unit: '处',
    due: missed ? [{ due: missed, missed } as never] : [],
    later: [],
    reasons: [],
    waivedBecause: [],
  }),
})
const UNITS = { 'census.classes': 15, 'census.villages': 6 }

describe('signed rolls in a summary (S2A.3, S2B.1, S4.1)', () => {
  it('nobody signed: said where it is due, and nothing before', () => {
    expect(told(signedRolls(pen(UNITS), ['classes']))).toBe('')
    expect(told(signedRolls(pen(UNITS, 15), ['classes']))).toBe('本学期名册尚未签核。')
    expect(told(signedRoll(pen(UNITS, 1)))).toBe('本学期名册尚未签核。')
  })

  it('a year tells of the newest term: a roll is of a term, and no year is called unsigned', () => {
    const year = pen({ ...UNITS, 'census.signed.classes': 9 }, 15, 'school', [{}, {}])
    expect(told(signedRolls(year, ['classes']))).toBe(
      '最近一学期9个班逐人核对名册并签核，另有6个班尚未签核，总数待定，暂不出占比。',
    )
    expect(told(signedRoll(pen(UNITS, 1, 'class', [{}, {}])))).toBe('最近一学期名册尚未签核。')
  })

  it('who signed and who has not, by classes, by villages, as the genre speaks', () => {
    const some = pen({ ...UNITS, 'census.signed.classes': 13, 'census.signed.villages': 6 })
    expect(told(signedRolls(some, ['classes']))).toBe(
      '本学期13个班逐人核对名册并签核，另有2个班尚未签核，总数待定，暂不出占比。',
    )
    expect(told(signedRolls(some, ['villages', 'classes']))).toBe(
      '本学期6个村（居）、13个班逐人核对名册并签核，另有2个班尚未签核，总数待定，暂不出占比。',
    )
    expect(told(signedRolls(some, ['villages']))).toBe('本学期6个村（居）逐人核对名册并签核。')
    const moved = { ...UNITS, 'census.signed.villages': 6, 'census.in': 9, 'census.out': 4 }
    expect(told(signedRolls(pen(moved, 0, 'school'), ['villages']))).not.toContain('新增')
    expect(told(signedRolls(pen(moved, 0, 'township'), ['villages']))).toBe(
      '本学期6个村（居）逐人核对名册并签核。与上学期签核的名册逐人核对，留守学生新增9名、减少4名。',
    )
    expect(told(signedRoll(some))).toBe('本学期名册已逐人核对并签核。')
  })

  it('how the rolls of villages and schools agree, only where some could be compared', () => {
    expect(told(matchedRolls(pen({})))).toBe('')
    expect(told(matchedRolls(pen({ 'census.both': 0, 'census.village-only': 0 })))).toBe('')
    const figures = { 'census.both': 190, 'census.differs': 3, 'census.village-only': 7, 'census.school-only': 4 }
    expect(told(matchedRolls(pen(figures)))).toBe(
      '村、校签核的名册逐人比对，两边都有的190名（其中3名两边情况不一致），只在村名册上的7名、只在校名册上的4名。',
    )
    const sides = {
      ...figures,
      'census.by-villages': 197,
      'census.by-classes': 194,
      'census.village-only.no-school': 5,
      'census.village-only.elsewhere': 1,
      'census.school-only.no-village': 4,
    }
    expect(told(matchedRolls(pen(sides)))).toBe(
      '村、校签核的名册逐人比对，村名册197名，校名册194名，两边都有的190名（其中3名两边情况不一致），只在村名册上的7名（学龄前或者不在本县上学的5名、在外镇上学的1名、其他1名）、只在校名册上的4名（档案里没有写村的4名）。',
    )
    expect(told(matchedRolls(pen({ 'census.both': 190 })))).toBe('村、校签核的名册逐人比对，两边都有的190名。')
  })

  it('rolls that are not all signed: what is registered is told, and no share of it (summaries §3.1)', () => {
    const some = { ...UNITS, 'census.signed.classes': 14 }
    const text = part('basics', some, WORKED_BEFORE)
    expect(text).toContain('合计126名（教育部门口径）')
    expect(text).toContain('比上学期增加3名，增长2.4%；其中')
    expect(text).toContain('另有1个班尚未签核，总数待定，暂不出占比。')
    expect(text).not.toMatch(/占在校学生|占比上升|分别占/)
    const all = part('basics', { ...UNITS, 'census.signed.classes': 15 }, WORKED_BEFORE)
    expect(all).toContain('占在校学生的40.0%')
    expect(all).toContain('分别占69.8%')
  })

  it('who signed after the day, and which day that was (S2A.3)', () => {
    const of = { ...UNITS, 'census.signed.classes': 15, 'census.late.classes': 2 }
    const due = {
      ...pen(of),
      account: () => ({ ...pen(of, 15).account(''), due: [{ label: '', due: 15, missed: 0, on: '2026-09-27' }] }),
    }
    expect(told(signedRolls(due, ['classes']))).toBe(
      '本学期15个班逐人核对名册并签核。签核期到2026年9月27日，逾期补签的2个班。',
    )
    expect(told(signedRolls(due, ['villages']))).not.toContain('补签')
  })

  it('stands with the base of a school’s summary', () =>
    expect(part('basics', { ...UNITS, 'census.signed.classes': 15 }, WORKED_BEFORE)).toContain(
      '本学期15个班逐人核对名册并签核。',
    ))
})
