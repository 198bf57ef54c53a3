import { nightCheckDuty } from '../duties/night-check.ts'
import { dormitory } from '../entries/dormitory.ts'
import type { Predicate } from '../kit/predicate.ts'
import { nightCheck } from '../records/night-check.ts'
import { noonTutoring } from '../records/noon-tutoring.ts'
import { dutyFigures, entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

/** Alive at the cut-off, by the register's own figure. */
const [alive] = entryFigures(dormitory)
const [, checked] = dutyFigures(nightCheckDuty)
const ofKind = (kind: string, role: 'about' | 'took', ...more: readonly Predicate[]): Predicate => ({
  all: [{ column: 'kind', op: '=', value: kind }, { column: 'role', op: '=', value: role }, ...more],
})

/** Children who sleep and eat at school (S2A.12, S3.6–3.7; summaries §8): dormitories, nights, noons. */
export const BOARDING: readonly FigureDefinition[] = [
  ...(alive
    ? [
        { ...alive, id: 'dormitories', unit: '处', title: '宿舍', definition: '到截止日在用的宿舍，按登记数。' },
        {
          ...alive,
          id: 'dormitory.children',
          unit: '名',
          title: '住在宿舍的孩子',
          definition: '到截止日登记在宿舍里的孩子；一名孩子只登记在一处。',
          measure: { of: 'sum' as const, column: 'quantity' },
        },
      ]
    : []),
  ...(checked
    ? [
        {
          ...checked,
          id: 'night.checks',
          unit: '晚次',
          title: '查铺',
          definition: '到截止日应查铺的各晚中查过的：一处宿舍一晚算一次，一晚查两遍也算一次。',
        },
      ]
    : []),
  {
    id: 'night.notes',
    unit: '人次',
    title: '夜里记下的情况',
    definition: '期内查铺时记下不在、不舒服、咳嗽、踢被、想家的人次。',
    facts: 'parts',
    filter: ofKind(nightCheck.kind, 'took'),
    measure: { of: 'rows' },
  },
  {
    id: 'lunch.sessions',
    unit: '次',
    title: '有辅导的午间',
    definition: '期内有教师在场的午间辅导次数：一份值班表一个中午算一次。',
    facts: 'parts',
    filter: ofKind(noonTutoring.kind, 'about', { column: 'reached', op: '=', value: true }),
    measure: { of: 'distinct', column: 'recordId' },
  },
  {
    id: 'lunch.children',
    unit: '名',
    title: '中午在校的孩子',
    definition: '期内至少有一个中午在学校吃饭、有教师陪着的孩子，不重复；没来的不算。',
    facts: 'parts',
    filter: ofKind(noonTutoring.kind, 'took', { not: { column: 'mark', op: '=', value: 'absent' } }),
    measure: { of: 'distinct', column: 'childId' },
  },
]
