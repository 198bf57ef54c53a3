import { monthlyTalk } from '../duties/monthly-talk.ts'
import type { Predicate } from '../kit/predicate.ts'
import { LATE_DAYS } from '../records/late.ts'
import { READINGS } from '../registers/child.ts'
import { dutyConditions } from './from-declarations.ts'
import { personWord, readingText } from './reading.ts'
import type { FigureDefinition, FigureReading } from './types.ts'

const held = (reading: FigureReading): Predicate => ({
  all: [{ column: 'kind', op: '=', value: 'talk' }, READINGS[reading].predicate],
})
const duty = dutyConditions(monthlyTalk)
/** Fewer records of a child than this say little of it (summaries §5 S5). */
const NOTED_OFTEN = 3

/**
 * Talks of the term up to the cut-off (S1.12, summaries §2.3: three different coverages). What was held goes by the place's
 * reading on the day of the talk; what was owed goes by the duty, which is a school's and so the education reading's.
 */
export const talkFigures = (reading: FigureReading): readonly FigureDefinition[] => [
  {
    id: 'talks.held',
    unit: '人次',
    title: '谈心',
    definition: `期内与留守${personWord(reading)}单独谈心的人次：谈心记录乘以涉及的孩子（按谈心当天的登记，外出时长算到截止日；${readingText(reading)}）。`,
    facts: 'records',
    filter: held(reading),
    measure: { of: 'rows' },
  },
  {
    id: 'talks.children',
    unit: '名',
    title: `谈到过的${personWord(reading)}`,
    definition: `期内至少谈过一次心的留守${personWord(reading)}，不重复（按谈心当天的登记，外出时长算到截止日；${readingText(reading)}）。`,
    facts: 'records',
    filter: held(reading),
    measure: { of: 'distinct', column: 'childId' },
  },
  {
    id: 'talks.due',
    unit: '人次',
    title: '应谈',
    definition: '到截止日已到期、应谈的孩子乘以月（值守按教育部门口径）；转入前、离校后、免办的月份不计。',
    facts: 'duties',
    filter: duty.due,
    measure: { of: 'rows' },
  },
  {
    id: 'talks.met',
    unit: '人次',
    title: '完成谈心',
    definition: '应谈的孩子乘以月中，已经谈到的；一月多次只算一次。',
    facts: 'duties',
    filter: duty.done,
    measure: { of: 'rows' },
  },
  {
    id: 'talks.missed',
    unit: '人次',
    title: '未完成谈心',
    definition: '应谈的孩子乘以月中，到截止日没有谈到的。',
    facts: 'duties',
    filter: duty.missed,
    measure: { of: 'rows' },
  },
  {
    id: 'talks.missed-children',
    unit: '名',
    title: '有月份漏谈的学生',
    definition: '至少有一个应谈的月份没有谈到的学生，不重复。',
    facts: 'duties',
    filter: duty.missed,
    measure: { of: 'distinct', column: 'childId' },
  },
  {
    id: 'talks.missed-twice',
    unit: '名',
    title: '漏谈两个月以上的学生',
    definition: '有两个以上应谈的月份没有谈到的学生，不重复。',
    facts: 'duties',
    filter: duty.missed,
    measure: { of: 'distinct-many', column: 'childId', least: 2 },
  },
  {
    id: 'talks.every-month',
    unit: '名',
    title: '月月谈到的学生',
    definition: '每个应谈的月份都谈到的学生。',
    facts: 'duties',
    filter: duty.due,
    measure: { of: 'distinct-all', column: 'childId', every: duty.met },
  },
  {
    id: 'talks.due-children',
    unit: '名',
    title: '应谈的学生',
    definition: '到截止日至少有一个应谈月份的学生，不重复。',
    facts: 'duties',
    filter: duty.due,
    measure: { of: 'distinct', column: 'childId' },
  },
  {
    id: 'talks.coverage',
    unit: '%',
    title: '谈心完成率',
    definition: '完成谈心占应谈的百分比（孩子乘以月）。',
    facts: 'duties',
    filter: duty.due,
    measure: { of: 'share', part: 'talks.met', whole: 'talks.due' },
  },
  {
    id: 'talks.waived',
    unit: '人次',
    title: '谈心免办',
    definition: '说明原因免办的孩子乘以月，不进应谈，也不算完成。',
    facts: 'duties',
    filter: duty.waived,
    measure: { of: 'rows' },
  },
  {
    id: 'records.late',
    unit: '条',
    title: '补记',
    definition: `期内发生之后超过${LATE_DAYS}天才录入的记录（按孩子计）。`,
    facts: 'records',
    filter: { column: 'lateDays', op: '>', value: LATE_DAYS },
    measure: { of: 'rows' },
  },
  {
    id: 'records.all',
    unit: '条',
    title: '记录',
    definition: '期内的全部有效记录（按孩子计）。',
    facts: 'records',
    filter: { all: [] },
    measure: { of: 'rows' },
  },
  {
    id: 'notes.children',
    unit: '名',
    title: '有记录的孩子',
    definition: '期内至少有一条记录的孩子，不重复。',
    facts: 'records',
    filter: { all: [] },
    measure: { of: 'distinct', column: 'childId' },
  },
  {
    id: 'notes.often',
    unit: '名',
    title: `有${NOTED_OFTEN}条以上记录的孩子`,
    definition: `期内有${NOTED_OFTEN}条以上记录的孩子，不重复。`,
    facts: 'records',
    filter: { all: [] },
    measure: { of: 'distinct-many', column: 'childId', least: NOTED_OFTEN },
  },
]
