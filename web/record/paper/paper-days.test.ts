import { describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../../domain/records/list.ts'
import { dayOfCell, fitsPaper, monthsUntil } from './paper-days.ts'

it('months of the term up to today, over the new year too', () => {
  expect(monthsUntil('2026-09-01', '2026-11-24')).toEqual(['2026-09', '2026-10', '2026-11'])
  expect(monthsUntil('2026-11-15', '2027-01-03')).toEqual(['2026-11', '2026-12', '2027-01'])
  expect(monthsUntil('2026-09-01', '2026-08-20')).toEqual([])
})

describe('the day of a cell', () => {
  it.each([
    ['12', '2026-09-12'],
    ['12日', '2026-09-12'],
    ['9.12', '2026-09-12'],
    ['9月5日', '2026-09-05'],
    // Of another month, of no month at all, before the term, to come.
    ['10.12', null],
    ['31', null],
    ['1', null],
    ['没谈', null],
    ['', null],
  ])('%s', (text, day) => expect(dayOfCell('2026-09', text, '2026-09-03', '2026-11-24')).toBe(day))
  it('is never to come', () => expect(dayOfCell('2026-11', '25', '2026-09-01', '2026-11-24')).toBeNull())
})

it('talks are written down from paper; visits, which are a household’s, and meetings are not', () => {
  const fits = RECORD_KINDS.filter(fitsPaper).map((k) => k.kind)
  expect(fits).toContain('talk')
  expect(fits).not.toContain('home-visit')
  expect(fits).not.toContain('meeting')
  // What is asked of a few children of whom somebody decided so is no sheet of a class.
  expect(fits).not.toContain('risk-assessment')
})
