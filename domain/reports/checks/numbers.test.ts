import { expect, it } from 'vitest'
import type { Report } from '../kit/define-report.ts'
import type { SummaryFigure } from '../kit/input.ts'
import { schoolSummary } from '../school-summary.ts'
import { accountOf, figuresFrom, inputOf } from '../testing/summary-input.ts'
import { townshipSummary } from '../township-summary.ts'
import { numberChecks } from './numbers.ts'

it('a light speaks of those whom the page speaks of (summaries §2.4)', () => {
  const figures = Object.fromEntries(
    [...figuresFrom({ 'talks.due': 40, 'talks.held': 31, 'talks.missed': 9, 'talks.missed-children': 7 })].map(
      ([id, value]) => [id, { ...value, text: '', previous: null, change: null } satisfies SummaryFigure],
    ),
  )
  const light = (report: Report) =>
    numberChecks({
      page: [],
      summary: inputOf({}, null, {
        placeKind: report.face.placeKinds[0] ?? 'school',
        accounts: new Map([['monthly-talk', accountOf([])]]),
      }),
      report,
      figures,
      childNames: [],
      elsewhere: [],
      noProblem: false,
    }).find(({ key }) => key === 'talks')?.text
  expect(light(schoolSummary)).toBe('9人次谈心到期没有记录，涉及7名学生。')
  expect(light(townshipSummary)).toBe('9人次谈心到期没有记录，涉及7名儿童。')
})
