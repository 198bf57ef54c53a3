import { addDays } from '../kit/dates.ts'
import { WAITS_LONG } from '../registers/transfer.ts'
import { owedWhileStanding } from './owed-standing.ts'
import { dueDates } from './periods/after-event.ts'
import type { PlaceRule } from './types.ts'
import { dayText } from './why.ts'

/**
 * Children who were handed to a school are taken in, or are not and it says why, within a week (decisions 063, 069): until then they sit with a school
 * that has let them go. One for all who were handed over on one day; what the giver took back asks nothing.
 */
export const transferAnswer: PlaceRule = {
  key: 'transfer-answer',
  subject: 'place',
  places: ['school'],
  version: 1,
  title: '答复交来的孩子',
  rhythm: 'date',
  words: { missed: '没有办', tried: '', tries: () => '' },
  unit: '处',
  asked: 'always',
  owner: 'principal',
  source: '学校之间交接：别的学校交来的孩子，七天内接收，或者不接收并写明原因（义务教育法 第五条）',
  periods: (calendar, term, { handed = [] }) =>
    dueDates({ before: WAITS_LONG, slack: { grace: 7, closes: 30 } })(
      calendar,
      term,
      handed.map(({ asked }) => ({
        key: asked,
        label: `答复${dayText(asked)}交来的孩子`,
        on: addDays(asked, WAITS_LONG),
      })),
    ),
  applies: owedWhileStanding(),
  settled: ({ handed = [] }, { key }) => handed.find((day) => day.asked === key)?.answered ?? null,
  evidence: { kinds: [], meets: () => false },
}
