import { type DutyRule, RHYTHMS } from '../duties/types.ts'
import type { Predicate } from '../kit/predicate.ts'
import type { FigureDefinition } from './types.ts'

const met: Predicate = { column: 'met', op: '=', value: true }

/**
 * The eight figures of a duty, all from its declaration (second-storey §4): owed, done, missed; by whom it is owed, who has one
 * missing, who has all of them; the rate; what was waived. They stand as `<rule>.due`, `<rule>.met` …
 */
export const dutyFigures = (rule: DutyRule): FigureDefinition[] => {
  const mine: Predicate = { column: 'rule', op: '=', value: rule.key }
  const due: Predicate = { all: [mine, { column: 'counted', op: '=', value: true }] }
  const missed: Predicate = { all: [due, { not: met }] }
  const [who, unit, column] = rule.unit === '户' ? ['家庭', '户', 'householdId'] : ['学生', '名', 'childId']
  const { title } = rule
  const of = (
    name: string,
    face: { unit: string; title: string; definition: string },
    filter: Predicate,
    measure: FigureDefinition['measure'],
  ): FigureDefinition => ({ id: `${rule.key}.${name}`, ...face, facts: 'duties', filter, measure })
  const rows = { of: 'rows' } as const
  return [
    of(
      'due',
      {
        unit: '人次',
        title: `应完成${title}`,
        definition: `到截止日已到期的${title}，孩子乘以期（${RHYTHMS[rule.rhythm]}；值守按教育部门口径）；转入前、离校后、免办的不计。`,
      },
      due,
      rows,
    ),
    of(
      'met',
      { unit: '人次', title: `完成${title}`, definition: `应完成的${title}中已经做到的；一期多次只算一次。` },
      { all: [due, met] },
      rows,
    ),
    of(
      'missed',
      { unit: '人次', title: `未完成${title}`, definition: `应完成的${title}中，到截止日没有做到的。` },
      missed,
      rows,
    ),
    of(
      'due-subjects',
      { unit, title: `应${title}的${who}`, definition: `到截止日至少有一期应${title}的${who}，不重复。` },
      due,
      { of: 'distinct', column },
    ),
    of(
      'missed-subjects',
      { unit, title: `${title}有缺的${who}`, definition: `至少有一期应${title}而没有做到的${who}，不重复。` },
      missed,
      { of: 'distinct', column },
    ),
    of('all-done', { unit, title: `${title}一期不缺的${who}`, definition: `应${title}的每一期都做到的${who}。` }, due, {
      of: 'distinct-all',
      column,
      every: met,
    }),
    of('coverage', { unit: '%', title: `${title}完成率`, definition: `完成${title}占应完成${title}的百分比。` }, due, {
      of: 'share',
      part: `${rule.key}.met`,
      whole: `${rule.key}.due`,
    }),
    of(
      'waived',
      { unit: '人次', title: `${title}免办`, definition: `说明原因免办的${title}，不进应完成，也不算完成。` },
      { all: [mine, { column: 'state', op: '=', value: 'waived' }] },
      rows,
    ),
  ]
}
