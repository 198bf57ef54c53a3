import type { DutyRule, DutyUnit } from '../duties/types.ts'
import type { EntryKind } from '../kit/define-entry.ts'
import type { RecordKind } from '../kit/define-record.ts'
import type { Predicate } from '../kit/predicate.ts'
import type { FigureDefinition } from './types.ts'

const met: Predicate = { column: 'met', op: '=', value: true }

/** Conditions that every figure about a duty is made of: of the rule, owed and due, met, owed and not met, waived. */
export const dutyConditions = (rule: Pick<DutyRule, 'key'>) => {
  const ofRule: Predicate = { column: 'rule', op: '=', value: rule.key }
  const due: Predicate = { all: [ofRule, { column: 'counted', op: '=', value: true }] }
  return {
    due,
    met,
    done: { all: [due, met] } satisfies Predicate,
    missed: { all: [due, { not: met }] } satisfies Predicate,
    waived: { all: [ofRule, { column: 'state', op: '=', value: 'waived' }] } satisfies Predicate,
  }
}

/** How figures name what a rule is counted by: its unit, who that is, the column that tells them apart, and what a time of it is. */
const COUNTED_BY: Record<DutyUnit, { unit: string; who: string; column: string; times: string; by: string }> = {
  人: { unit: '名', who: '孩子', column: 'childId', times: '人次', by: '孩子乘以期次' },
  户: { unit: '户', who: '家庭', column: 'householdId', times: '人次', by: '孩子乘以期次' },
  处: { unit: '处', who: '地方', column: 'subjectId', times: '次', by: '地方乘以期次' },
  项: { unit: '项', who: '登记', column: 'subjectId', times: '次', by: '登记乘以期次' },
}

/**
 * What is counted of every duty rule, from its declaration (second-storey §4; outside.md “Figure ids”): `<rule>.due .met .missed
 * .coverage .waived` in subjects times periods, and `.due-subjects .missed-subjects .every-period` in what the rule is counted by.
 */
export const dutyFigures = (
  rule: Pick<DutyRule, 'key' | 'title' | 'unit' | 'subject'>,
): readonly FigureDefinition[] => {
  const of = dutyConditions(rule)
  const { unit, who, column, times: timesUnit, by } = COUNTED_BY[rule.unit]
  const figure = (
    id: string,
    face: { unit: string; title: string; definition: string },
    rest: Pick<FigureDefinition, 'filter' | 'measure'>,
  ): FigureDefinition => ({ id: `${rule.key}.${id}`, ...face, facts: 'duties', ...rest })
  const times = (id: string, title: string, definition: string, filter: Predicate) =>
    figure(id, { unit: timesUnit, title, definition }, { filter, measure: { of: 'rows' } })
  const subjects = (
    id: string,
    title: string,
    definition: string,
    filter: Predicate,
    measure: FigureDefinition['measure'] = { of: 'distinct', column },
  ) => figure(id, { unit, title, definition }, { filter, measure })
  const { title } = rule
  const left = rule.subject === 'child' ? '转入前、离校后、免办的各期不计' : '设立前、结束后、免办的各期不计'
  return [
    times('due', `${title}：应做`, `到截止日已到期、应做的${title}，${by}；${left}。`, of.due),
    times('met', `${title}：完成`, `应做的${title}中已经做了的（含补做），${by}。`, of.done),
    times('missed', `${title}：未完成`, `应做的${title}中，到截止日没有做的，${by}。`, of.missed),
    figure(
      'coverage',
      { unit: '%', title: `${title}：完成率`, definition: `${title}完成的占应做的百分比（${by}）。` },
      { filter: of.due, measure: { of: 'share', part: `${rule.key}.met`, whole: `${rule.key}.due` } },
    ),
    times('waived', `${title}：免办`, `说明原因免办的${title}，${by}；不进应做，也不算完成。`, of.waived),
    subjects('due-subjects', `${title}：应做的${who}`, `到截止日至少有一期应做${title}的${who}，不重复。`, of.due),
    subjects(
      'missed-subjects',
      `${title}：有漏的${who}`,
      `至少有一期应做的${title}到截止日没有做的${who}，不重复。`,
      of.missed,
    ),
    subjects('every-period', `${title}：期期做到的${who}`, `应做的各期${title}都做了的${who}，不重复。`, of.due, {
      of: 'distinct-all',
      column,
      every: met,
    }),
  ]
}

/** The two figures of a kind of record, from its declaration (outside.md): how many, and of how many children, whatever they tell. */
export const kindFigures = ({ kind, title }: Pick<RecordKind, 'kind' | 'title'>): FigureDefinition[] => {
  const filter = { column: 'kind', op: '=', value: kind } as const
  return [
    {
      id: `${kind}.held`,
      unit: '条',
      title: `${title}记录`,
      definition: `期内的${title}记录（更正过的只算新的）。`,
      facts: 'records',
      filter,
      measure: { of: 'distinct', column: 'recordId' },
    },
    {
      id: `${kind}.children`,
      unit: '名',
      title: `有${title}记录的孩子`,
      definition: `期内至少有一条${title}记录的孩子，不重复。`,
      facts: 'records',
      filter,
      measure: { of: 'distinct', column: 'childId' },
    },
  ]
}

/** The same of a kind about a place or an entry (outside.md): counted where it was; its children are those who took part. */
export const partFigures = ({ kind, title, took }: Pick<RecordKind, 'kind' | 'title' | 'took'>): FigureDefinition[] => {
  const of = (role: 'about' | 'took'): Predicate => ({
    all: [
      { column: 'kind', op: '=', value: kind },
      { column: 'role', op: '=', value: role },
    ],
  })
  const held: FigureDefinition = {
    id: `${kind}.held`,
    unit: '条',
    title: `${title}记录`,
    definition: `期内的${title}记录（更正过的只算新的）。`,
    facts: 'parts',
    filter: of('about'),
    measure: { of: 'distinct', column: 'recordId' },
  }
  const children: FigureDefinition = {
    id: `${kind}.children`,
    unit: '名',
    title: `${title}记录里点到的孩子`,
    definition: `期内至少一条${title}记录点到的孩子，不重复。`,
    facts: 'parts',
    filter: of('took'),
    measure: { of: 'distinct', column: 'childId' },
  }
  return took ? [held, children] : [held]
}

/**
 * The three figures of a register, from its declaration (outside.md “Figure ids”): alive at the cut-off, begun in the term, ended in
 * the term. The day of a living entry's end is a plan and ends nothing.
 */
export const entryFigures = (kind: Pick<EntryKind, 'kind' | 'title' | 'states'>): FigureDefinition[] => {
  const { title } = kind
  const mine: Predicate = { column: 'kind', op: '=', value: kind.kind }
  const over: Predicate = {
    column: 'state',
    op: 'in',
    value: kind.states.filter((s) => s.ended).map((s) => s.value),
  }
  const within = (column: string): Predicate[] => [
    { column, op: '>=', value: { at: 'from' } },
    { column, op: '<=', value: { at: 'to' } },
  ]
  const of = (name: string, words: string, definition: string, filter: Predicate): FigureDefinition => ({
    id: `${kind.kind}.${name}`,
    unit: '项',
    title: `${title}：${words}`,
    definition,
    facts: 'entries',
    filter,
    measure: { of: 'rows' },
  })
  return [
    of('open', '还在的', `到截止日已经开始、还没有结束的${title}。`, {
      all: [
        mine,
        { column: 'fromOn', op: '<=', value: { at: 'cutoff' } },
        { any: [{ not: over }, { column: 'untilOn', op: '>', value: { at: 'cutoff' } }] },
      ],
    }),
    of('new', '新登记的', `期内开始的${title}。`, { all: [mine, ...within('fromOn')] }),
    of('ended', '结束的', `期内结束的${title}。`, { all: [mine, over, ...within('untilOn')] }),
  ]
}
