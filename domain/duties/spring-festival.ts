import { springFestivalOf } from '../calendar/spring-festival.ts'
import { SPRING_FESTIVAL } from '../records/activity.ts'
import { owedWhileStanding } from './owed-standing.ts'
import { dueDates } from './periods/after-event.ts'
import type { PlaceRule } from './types.ts'

/** From three weeks before the first day until the Lantern Festival is in time. */
const WINDOWS = { before: 21, slack: { grace: 14, closes: 30 } }

/** Villages go round or come together at the Spring Festival, when parents are home (S4.6, S2B.15). Asked where the county switched it on. */
export const springFestival: PlaceRule = {
  key: 'spring-festival',
  subject: 'place',
  places: ['village'],
  version: 1,
  title: '春节走访',
  rhythm: 'date',
  words: { missed: '没有走访', tried: '', tries: () => '' },
  unit: '处',
  owner: 'village-director',
  source: '节日关爱：春节前后村（居）走访、看望孩子和返乡的家长，有记录（S4.6、S2B.15）',
  asked: 'optional',
  periods: (calendar, term) =>
    dueDates(WINDOWS)(
      calendar,
      term,
      [...new Set([term.startsOn.slice(0, 4), term.endsOn.slice(0, 4)])].flatMap((year) => {
        const on = springFestivalOf(Number(year))
        return on === null ? [] : [{ key: `${year}-spring-festival`, label: '春节', on }]
      }),
    ),
  applies: owedWhileStanding(),
  evidence: { kinds: ['activity'], meets: (record) => record.reached && record.sort === SPRING_FESTIVAL },
}
