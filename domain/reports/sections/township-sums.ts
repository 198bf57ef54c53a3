import type { Sum } from '../kit/rule-part.ts'

/** Who looks after them, by the state's reading, kind by kind. */
export const STATE_CARE_SUM: Sum = {
  key: 'care',
  whole: 'left-behind.state',
  parts: ['grandparents', 'relatives', 'teachers', 'parent', 'other', 'alone', 'unknown'].map(
    (kind) => `care.state.${kind}`,
  ),
  words: '照看方式各类相加等于留守儿童数',
}
