import { DUTY_RULES } from '../duties/list.ts'
import { termHomeVisits } from '../duties/term-home-visits.ts'
import type { Predicate } from '../kit/predicate.ts'
import { READINGS } from '../registers/child.ts'
import { dutyConditions } from './from-declarations.ts'
import { personWord, readingText } from './reading.ts'
import type { FigureDefinition, FigureReading } from './types.ts'

/**
 * Visits to a child that counts by the reading on the day. `reached`: somebody who looks after the child was met; `counts`: that,
 * or a second try.
 */
const visit = (reading: FigureReading, column: 'reached' | 'counts', value = true): Predicate => ({
  all: [{ column: 'kind', op: '=', value: 'home-visit' }, READINGS[reading].predicate, { column, op: '=', value }],
})
const duty = dutyConditions(termHomeVisits)

/** Home visits of the term up to the cut-off (S1.13). A household visited on a day counts once, however many children. */
export const visitFigures = (reading: FigureReading): readonly FigureDefinition[] => [
  {
    id: 'visits.held',
    unit: '户次',
    title: '家访',
    definition: `期内见到照看人、或没人在家后改日再去的家访：一户一天算一户次，同去几个孩子也算一次（按家访当天的登记，外出时长算到截止日；${readingText(reading)}）。`,
    facts: 'records',
    filter: visit(reading, 'counts'),
    measure: { of: 'distinct', column: 'householdDay' },
  },
  {
    id: 'visits.households',
    unit: '户',
    title: '走访到的家庭',
    definition: `期内至少家访到一次的留守${personWord(reading)}的家庭，不重复。`,
    facts: 'records',
    filter: visit(reading, 'reached'),
    measure: { of: 'distinct', column: 'householdId' },
  },
  {
    id: 'visits.children',
    unit: '名',
    title: `家访到的${personWord(reading)}`,
    definition: `期内家里至少被家访到一次的留守${personWord(reading)}，不重复（按家访当天的登记，外出时长算到截止日；${readingText(reading)}）。`,
    facts: 'records',
    filter: visit(reading, 'reached'),
    measure: { of: 'distinct', column: 'childId' },
  },
  {
    id: 'visits.not-home',
    unit: '户',
    title: '去过没人在家',
    definition: '期内至少有一次上门没有见到照看人的家庭，不重复。',
    facts: 'records',
    filter: visit(reading, 'reached', false),
    measure: { of: 'distinct', column: 'householdId' },
  },
  {
    id: 'visits.due',
    unit: '人次',
    title: '应访',
    definition: '到截止日已到期、应家访的孩子乘以轮次（期初、期中、期末；值守按教育部门口径）。',
    facts: 'duties',
    filter: duty.due,
    measure: { of: 'rows' },
  },
  {
    id: 'visits.met',
    unit: '人次',
    title: '完成家访',
    definition: '应访的孩子乘以轮次中，见到照看人、或同一轮两次上门都没人的。',
    facts: 'duties',
    filter: duty.done,
    measure: { of: 'rows' },
  },
  {
    id: 'visits.missed',
    unit: '人次',
    title: '未完成家访',
    definition: '应访的孩子乘以轮次中，到截止日没有走到的。',
    facts: 'duties',
    filter: duty.missed,
    measure: { of: 'rows' },
  },
  {
    id: 'visits.missed-households',
    unit: '户',
    title: '有轮次漏访的家庭',
    definition: '至少有一轮到期没有走到的家庭，不重复。',
    facts: 'duties',
    filter: duty.missed,
    measure: { of: 'distinct', column: 'householdId' },
  },
  {
    id: 'visits.due-households',
    unit: '户',
    title: '应访的家庭',
    definition: '到截止日至少有一轮应访的家庭，不重复。',
    facts: 'duties',
    filter: duty.due,
    measure: { of: 'distinct', column: 'householdId' },
  },
  {
    id: 'visits.all-phases',
    unit: '户',
    title: '各轮都走到的家庭',
    definition: '到截止日应访的各轮（期初、期中、期末）都走到的家庭。',
    facts: 'duties',
    filter: duty.due,
    measure: { of: 'distinct-all', column: 'householdId', every: duty.met },
  },
  {
    id: 'visits.coverage',
    unit: '%',
    title: '家访完成率',
    definition: '完成家访占应访的百分比。',
    facts: 'duties',
    filter: duty.due,
    measure: { of: 'share', part: 'visits.met', whole: 'visits.due' },
  },
  {
    id: 'visits.waived',
    unit: '户',
    title: '家访免办',
    definition: '有轮次说明原因免办家访的家庭，不重复；免办的轮次不进应访，也不算完成。',
    facts: 'duties',
    filter: duty.waived,
    measure: { of: 'distinct', column: 'householdId' },
  },
  {
    id: 'duties.missed',
    unit: '项',
    title: '到期未做',
    definition: `到截止日已到期而没有做的各项值守（${DUTY_RULES.map((r) => r.title).join('、')}）。`,
    facts: 'duties',
    filter: { all: [{ column: 'counted', op: '=', value: true }, { not: duty.met }] },
    measure: { of: 'rows' },
  },
]
