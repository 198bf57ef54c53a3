import { expect, it } from 'vitest'
import { DEFAULT_TERMS } from './defaults.ts'
import { dutyTermsOf, inWordsOf, isYear, partsOfYear, spanBefore, spanName, spanOf, yearOfTerm } from './year.ts'

it('a school year is an autumn and the spring after it, a calendar year goes by its days', () => {
  expect(yearOfTerm('school-year', '2026-autumn')).toBe('2026-school-year')
  expect(yearOfTerm('school-year', '2027-spring')).toBe('2026-school-year')
  expect(yearOfTerm('year', '2027-spring')).toBe('2027-year')
  expect(spanOf(DEFAULT_TERMS, '2026-school-year')).toEqual({
    id: '2026-school-year',
    name: '2026至2027学年',
    startsOn: '2026-09-01',
    endsOn: '2027-07-05',
  })
  expect(spanOf(DEFAULT_TERMS, '2026-year')).toMatchObject({ startsOn: '2026-01-01', endsOn: '2026-12-31' })
  expect(spanOf(DEFAULT_TERMS, '2031-year')).toBeNull()
  expect(spanOf(DEFAULT_TERMS, '2026-autumn')?.name).toBe('2026年秋季学期')
})

it('its parts follow each other without a day between and without one twice', () => {
  for (const id of ['2026-school-year', '2026-year']) {
    const [first, second] = partsOfYear(DEFAULT_TERMS, id)
    const whole = spanOf(DEFAULT_TERMS, id)
    expect([first?.startsOn, second?.endsOn]).toEqual([whole?.startsOn, whole?.endsOn])
    expect(Date.parse(second?.startsOn ?? '') - Date.parse(first?.endsOn ?? '')).toBe(86_400_000)
  }
  expect(partsOfYear(DEFAULT_TERMS, '2026-autumn')).toEqual([])
})

it('asks of a calendar year whatever falls due in it, of a school year its two terms', () => {
  const asked = (id: string) => dutyTermsOf(DEFAULT_TERMS, id).terms.map((t) => t.id)
  expect(asked('2026-year')).toEqual(['2025-autumn', '2026-spring', '2026-autumn'])
  expect(asked('2026-school-year')).toEqual(['2026-autumn', '2027-spring'])
  expect(asked('2026-school-year-2')).toEqual(['2027-spring'])
  expect(asked('2026-autumn')).toEqual(['2026-autumn'])
  expect(dutyTermsOf(DEFAULT_TERMS, '2026-year-2')).toMatchObject({ from: '2026-07-01', to: '2026-12-31' })
})

it('the year before is compared with where the calendar reaches back to it', () => {
  expect(spanBefore(DEFAULT_TERMS, '2026-school-year')?.id).toBe('2025-school-year')
  expect(spanBefore(DEFAULT_TERMS, '2025-school-year')).toBeNull()
  expect(spanBefore(DEFAULT_TERMS, '2026-autumn')?.id).toBe('2026-spring')
})

it('says of a year what was written for a term; what is owed each term stays', () => {
  expect(inWordsOf('2026-school-year', '比上学期增加3名，每学期一次。')).toBe('比上学年增加3名，每学期一次。')
  expect(inWordsOf('2026-year', '本学期首次登记；这学期最清楚的一件事')).toBe('本年首次登记；这一年最清楚的一件事')
  expect(inWordsOf('2026-autumn', '本学期')).toBe('本学期')
  expect([spanName('2026-year-1'), isYear('2026-year-1'), isYear('2026-year')]).toEqual(['2026年上半年', false, true])
})
