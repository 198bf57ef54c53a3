import { monthlyTalk } from '../../duties/monthly-talk.ts'
import { termHomeVisits } from '../../duties/term-home-visits.ts'
import type { FigureReading } from '../../figures/types.ts'
import type { Chart } from './chart.ts'

/** What was owed and what was done, period by period of a rule. */
export const COVERAGE_CHARTS: readonly (Pick<Chart, 'key' | 'title' | 'about' | 'series'> & {
  rule: string
  due: string
  met: string
})[] = [
  {
    key: 'talks',
    title: '每月谈心',
    about: '到这一天已到期的：应谈的孩子，和其中谈到了的。',
    series: ['应谈', '谈到'],
    rule: monthlyTalk.key,
    due: 'talks.due',
    met: 'talks.met',
  },
  {
    key: 'visits',
    title: '期初、期中、期末家访',
    about: '到这一天已到期的：应访的孩子，和其中访到了的。',
    series: ['应访', '访到'],
    rule: termHomeVisits.key,
    due: 'visits.due',
    met: 'visits.met',
  },
]

const KINDS = ['grandparents', 'relatives', 'teachers', 'parent', 'other', 'alone', 'unknown'] as const

/** Who looks after them, one kind a child, by the reading that a place goes by. */
export const careDrawn = (reading: FigureReading): string[] =>
  KINDS.map((kind) => `${reading === 'state' ? 'care.state' : 'care'}.${kind}`)

export const READINGS_DRAWN = ['left-behind.education', 'left-behind.state', 'left-behind.county'] as const
export const baseDrawn = (reading: FigureReading): string => `left-behind.${reading}`

/** 教育部门口径 of 留守学生（教育部门口径）: the heading says the rest. */
export const readingLabel = (title: string): string => /（(.+)）$/.exec(title)?.[1] ?? title
