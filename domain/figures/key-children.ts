import { planFourWeeks } from '../duties/plan-four-weeks.ts'
import { planStage } from '../duties/plan-stage.ts'
import { keyChild } from '../entries/key-child.ts'
import { plan } from '../entries/plan.ts'
import type { Predicate } from '../kit/predicate.ts'
import { CHANGED, NOT_REACHED, PARTLY, REACHED } from '../records/plan-check.ts'
import { dutyConditions, dutyFigures, entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

/** Ids on which others rely (summaries §8), taken from the declarations. */
const renamed = (
  figures: readonly FigureDefinition[],
  from: string,
  more: Pick<FigureDefinition, 'id' | 'title'> & Partial<FigureDefinition>,
): FigureDefinition[] => figures.filter((f) => f.id === from).map((f) => ({ ...f, ...more }))

const ofStages = dutyConditions(planStage)
const said = (...results: string[]): Predicate => ({
  column: 'metSort',
  op: 'in',
  value: results.flatMap((r) => [r, `${r}${CHANGED}`]),
})
const stages = (id: string, title: string, definition: string, ...all: Predicate[]): FigureDefinition => ({
  id,
  unit: '个',
  title,
  definition,
  facts: 'duties',
  filter: { all },
  measure: { of: 'rows' },
})

/** Alive at the cut-off, by the register's own figure. */
const alive = (kind: typeof keyChild): Predicate => entryFigures(kind)[0]?.filter ?? { all: [] }
const closed = entryFigures(keyChild).find((f) => f.id === 'key-child.ended')?.filter ?? { all: [] }
const as = (...states: string[]): Predicate => ({ column: 'state', op: 'in', value: states })
const ofKey = (id: string, title: string, definition: string, ...all: Predicate[]): FigureDefinition => ({
  id,
  unit: '名',
  title,
  definition,
  facts: 'entries',
  filter: { all },
  measure: { of: 'distinct', column: 'childId' },
})

/** Key children and plans (S2A.7, S2A.13–17; summaries §3.5, §8): how many, why, with what effect; stages and what became of them. */
export const KEY_CHILDREN: readonly FigureDefinition[] = [
  ofKey('key.children', '重点帮扶的孩子', '到截止日在重点帮扶中的孩子，不重复。', alive(keyChild)),
  ...renamed(entryFigures(keyChild), 'key-child.new', { id: 'key.opened', unit: '名', title: '新列重点帮扶' }),
  ...renamed(entryFigures(keyChild), 'key-child.ended', { id: 'key.closed', unit: '名', title: '解除重点帮扶' }),
  ofKey(
    'key.better',
    '解除时好转的',
    '期内解除重点帮扶、写明好转或有些好转的孩子，不重复。',
    closed,
    as('better', 'some'),
  ),
  ofKey('key.same', '解除时没有变化的', '期内解除重点帮扶、写明没有变化的孩子，不重复。', closed, as('same')),
  ...(keyChild.fields.find((f) => f.name === 'main')?.options ?? []).map(({ value, label }) =>
    ofKey(
      `key.why.${value}`,
      `重点帮扶：${label}`,
      `到截止日在重点帮扶中、主要因为“${label}”的孩子，不重复。`,
      alive(keyChild),
      {
        column: 'sort',
        op: '=',
        value,
      },
    ),
  ),
  ofKey('planned.children', '有帮扶计划的孩子', '到截止日有一份在做的帮扶计划的孩子，不重复。', alive(plan)),
  ...renamed(entryFigures(plan), 'plan.open', { id: 'study-plans', unit: '份', title: '帮扶计划' }),
  ...renamed(dutyFigures(planFourWeeks), 'plan-four-weeks.missed-subjects', {
    id: 'plans.unseen',
    unit: '份',
    title: '没有按时看的帮扶计划',
  }),
  stages('stages.due', '到期的阶段目标', '到截止日已经到期的帮扶计划各步（到期前结束的计划不计）。', ofStages.due),
  stages('stages.reached', '达到的阶段目标', '到期的各步中，到期那次检查说做到了的。', ofStages.done, said(REACHED)),
  stages(
    'stages.partly',
    '部分达到的阶段目标',
    '到期的各步中，到期那次检查说做到一部分的。',
    ofStages.done,
    said(PARTLY),
  ),
  stages(
    'stages.missed',
    '没有达到的阶段目标',
    '到期的各步中，到期那次检查说还没有做到的。',
    ofStages.done,
    said(NOT_REACHED),
  ),
  stages('stages.unseen', '到期没有看的阶段目标', '到期的各步中，到截止日没有检查记录的。', ofStages.due, {
    not: { all: [ofStages.done, said(REACHED, PARTLY, NOT_REACHED)] },
  }),
  stages(
    'stages.revised',
    '没有达到而调整的',
    '没有达到的各步中，检查时写明换了做法、改了日子或换了人的。',
    ofStages.done,
    {
      column: 'metSort',
      op: '=',
      value: `${NOT_REACHED}${CHANGED}`,
    },
  ),
]
