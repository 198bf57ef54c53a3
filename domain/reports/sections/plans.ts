import { planFourWeeks } from '../../duties/plan-four-weeks.ts'
import { planStage } from '../../duties/plan-stage.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { registerPart } from '../kit/register-part.ts'
import { nothingOf } from './small-groups.ts'

const DUE = `${planFourWeeks.key}.due`
const MET = `${planFourWeeks.key}.met`
const MISSED = `${planFourWeeks.key}.missed`
const HELD = 'plan-check.held'

/** Plans (S2A.7; summaries §5 S2A): how many, of how many children, how often they were looked at; silent where there is none. */
const plans = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (nothingOf(pen, ['study-plans', DUE, HELD])) return []
  const has =
    n('study-plans') > 0
      ? line`目前在做的帮扶计划${f('study-plans')}份，涉及${voice.person}${f('planned.children')}名，每一步写明做什么、怎样算做到、到哪天`
      : line`目前没有在做的帮扶计划`
  return line`${has}。${looked(pen)}`
}

const looked = ({ n, f }: Pen): Inline[] => {
  if (n(DUE) === 0) return n(HELD) > 0 ? line`期内检查${f(HELD)}次。` : []
  if (n(HELD) === 0) return line`按四周检查一次，应检查${f(DUE)}次。本学期系统中没有帮扶检查记录，无法说明完成情况。`
  if (n(MISSED) === 0) return line`按四周检查一次，应检查${f(DUE)}次，全部做到，记录检查${f(HELD)}次。`
  const unseen = n('plans.unseen') > 0 ? line`，涉及计划${f('plans.unseen')}份` : ''
  return line`按四周检查一次，应检查${f(DUE)}次，做到${f(MET)}次、缺${f(MISSED)}次${unseen}，记录检查${f(HELD)}次。`
}

/** What a summary says of plans and of how often they are looked at (plan-four-weeks). */
export const plansPart = registerPart({
  rule: planFourWeeks.key,
  heading: '帮扶计划',
  told: plans,
  noun: '帮扶计划的检查',
  unit: '次',
  each: '逐份',
  recorded: ({ n }) => n(HELD) > 0,
  theme: '有的帮扶计划没有按时看',
  facts: ({ f }) => line`帮扶计划四周没有看过的${f(MISSED)}次，涉及计划${f('plans.unseen')}份。`,
  plan: ({ voice }, by) =>
    line`针对没有按时看的计划，由${voice.office}在${by(1)}前会同帮扶教师逐份看一次，以检查记录为准。`,
})

/** Stages that fell due and what became of them (summaries §3.5). */
const stages = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const due = n('stages.due')
  if (due === 0) return []
  const start = line`到期的阶段目标${f('stages.due')}个`
  if (n('stages.unseen') === due) return line`${start}。本学期系统中没有到期检查的记录，无法说明达到没有。`
  if (n('stages.reached') === due) return line`${start}，全部达到。`
  const revised = n('stages.revised') > 0 ? line`，其中${f('stages.revised')}个已调整做法` : []
  const became = [
    ...(n('stages.reached') > 0 ? [line`达到${f('stages.reached')}个`] : []),
    ...(n('stages.partly') > 0 ? [line`部分达到${f('stages.partly')}个`] : []),
    ...(n('stages.missed') > 0 ? [line`没有达到${f('stages.missed')}个`] : []),
  ]
  const unseen = n('stages.unseen') > 0 ? line`；到期没有检查${f('stages.unseen')}个` : []
  return line`${start}，${became.flatMap((part, i) => (i === 0 ? part : line`、${part}`))}${revised}${unseen}。`
}

/** What a summary says of the stages of plans (plan-stage). */
export const stagesPart = registerPart({
  rule: planStage.key,
  heading: '阶段目标',
  told: stages,
  noun: '到期的阶段目标',
  unit: '个',
  each: '逐个',
  recorded: ({ n }) => n(`${planStage.key}.met`) > 0,
  theme: '到期的阶段目标没有看',
  facts: ({ f }) => line`帮扶计划到期没有检查的阶段目标${f('stages.unseen')}个。`,
  plan: (_pen, by) => line`针对到期没有检查的阶段目标，由帮扶教师在${by(1)}前逐个检查，以检查记录写明做到没有为准。`,
  sums: [
    {
      key: 'stages',
      whole: 'stages.due',
      parts: ['stages.reached', 'stages.partly', 'stages.missed', 'stages.unseen'],
      words: '阶段目标达到、部分达到、没有达到、没有看的加起来等于到期的',
    },
  ],
})
