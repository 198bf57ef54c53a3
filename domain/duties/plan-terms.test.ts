import { expect, it } from 'vitest'
import { DEFAULT_TERMS } from '../calendar/defaults.ts'
import type { Calendar, DayOff } from '../calendar/types.ts'
import { dutiesOf } from './engine.ts'
import { planTerms } from './plan-terms.ts'
import { LEFT_BEHIND, recordOn } from './testing/invented.ts'

/** Three weeks of snow: the last visits of autumn may be made up for until 28 February, when the spring term has begun. */
const SNOW: DayOff = { fromOn: '2026-12-28', toOn: '2027-01-17', kind: 'closure', name: '大雪停课' }
const calendar = (...daysOff: DayOff[]): Calendar => ({ terms: DEFAULT_TERMS, daysOff })
const terms = (...ids: string[]) => DEFAULT_TERMS.filter((t) => ids.includes(t.id))
const keys = (daysOff: DayOff[], ...ids: string[]) =>
  planTerms(calendar(...daysOff), terms(...ids)).map(({ periods }) => periods.map((p) => p.key))

it('the periods of the terms asked for, and of no other where nothing touches', () => {
  expect(keys([], '2026-autumn')[1]).toEqual(['2026-autumn.start', '2026-autumn.middle', '2026-autumn.end'])
  expect(keys([], '2027-spring', '2026-autumn')[1]?.length).toBe(6)
})

it('beside them those of a term into which a window reaches', () => {
  expect(keys([SNOW], '2026-autumn')[1]?.length).toBe(6)
  expect(keys([SNOW], '2027-spring')[1]?.length).toBe(6)
  expect(keys([SNOW], '2026-spring')[1]?.length).toBe(3)
})

it.each([[['2026-autumn']], [['2027-spring']], [['2026-autumn', '2027-spring']]])(
  'one visit in the first week of spring answers one duty, asked for %j',
  (ids) => {
    const planned = planTerms(calendar(SNOW), terms(...ids))
    const states = (...days: string[]) => {
      const records = days.map((day) => recordOn('home-visit', day))
      const duties = dutiesOf('c', { facts: [LEFT_BEHIND], records, waivers: [] }, planned, '2027-04-30')
      return ['2026-autumn.end', '2027-spring.start'].map((key) => duties.find((d) => d.period.key === key)?.state)
    }
    expect(states('2027-02-25')).toEqual(['missed', 'met'])
    expect(states('2027-02-25', '2027-03-02')).toEqual(['met-late', 'met'])
    expect(states('2027-02-25', '2027-02-26')).toEqual(['met-late', 'met'])
  },
)
