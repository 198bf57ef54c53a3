import type { Sum } from '../kit/rule-part.ts'
import { NEED_SUMS } from './needs.ts'

/** Who looks after them, by the education reading, kind by kind. */
export const EDUCATION_CARE_SUM: Sum = {
  key: 'care',
  whole: 'left-behind.education',
  parts: [
    'care.grandparents',
    'care.relatives',
    'care.teachers',
    'care.parent',
    'care.other',
    'care.alone',
    'care.unknown',
  ],
  words: '照看方式各类相加等于留守学生数',
}

/** What a school's page states with 合计 and 分别, by the education reading. */
export const SCHOOL_SUMS: readonly Sum[] = [
  EDUCATION_CARE_SUM,
  {
    key: 'away',
    whole: 'left-behind.education',
    parts: ['left-behind.both-away', 'left-behind.one-away', 'left-behind.who-unknown'],
    words: '双方外出、一方外出和没写谁外出相加等于留守学生数',
  },
  ...NEED_SUMS,
]
