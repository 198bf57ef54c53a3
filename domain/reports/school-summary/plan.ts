import { addDays } from '../../kit/dates.ts'
import { type Doc, doc, gapNode, type Inline, line } from '../doc.ts'
import { longDate } from '../prose/numbers.ts'
import type { Pen } from '../school-summary.ts'

/** One problem found in real gaps, and the plan that answers it: measure, post, date, how it is seen to be done (summaries §9, §10). */
export type Gap = { key: string; figure: string; problem: Inline[]; plan: Inline[] }

export const findGaps = ({ n, f, input, before }: Pen): Gap[] => {
  const start = input.nextTermStart ?? input.cutoff
  const week = (k: number) => longDate(addDays(start, k * 7 - 1))
  const soon = longDate(addDays(input.cutoff, 14))
  // Within the term what is missed can still be made good; after it, it opens the next one.
  const by = (k: number) => (input.cutoff < input.term.endsOn ? soon : week(k))
  const gaps: Gap[] = []
  if (n('talks.missed') > 0)
    gaps.push({
      key: 'talks',
      figure: 'talks.missed',
      problem: line`${f('talks.missed-children')}名学生有月份没有谈到，共${f('talks.missed')}人次。`,
      plan: line`针对漏谈的学生，由班主任在${by(1)}前逐人补谈，以每名都有记录为准。`,
    })
  if (n('visits.missed-households') > 0)
    gaps.push({
      key: 'visits',
      figure: 'visits.missed-households',
      problem: line`${f('visits.missed-households')}户有轮次没有访到。`,
      plan: line`针对没有访到的家庭，由班主任在${by(2)}前上门，见不到人的请村儿童主任协助，以见到照看人为准。`,
    })
  if (n('care.unknown') > 0)
    gaps.push({
      key: 'carers',
      figure: 'care.unknown',
      problem: line`${f('care.unknown')}名留守学生的照看人没有核实。`,
      plan: line`针对照看人待核实的学生，由班主任在${by(2)}前补齐姓名、关系和电话，以缺项为0为准。`,
    })
  if (n('care.alone') > 0)
    gaps.push({
      key: 'alone',
      figure: 'care.alone',
      problem: line`${f('care.alone')}名学生登记为独自居住。`,
      plan: line`针对独自居住的学生，由校长会同村（居）委会立即联系父母落实委托照护，以签订协议为准。`,
    })
  const since = input.figures.get('left-behind.education')?.unknown ?? 0
  if (since > 0)
    gaps.push({
      key: 'since',
      figure: 'left-behind.education',
      problem: line`${since}名学生的家长外出时间不详。`,
      plan: line`针对外出时间不详的，由班主任结合家访在${by(4)}前问清，以档案有年月为准。`,
    })
  const late = n('records.all') > 0 ? n('records.late') / n('records.all') : 0
  if (late > 0.2)
    gaps.push({
      key: 'late',
      figure: 'records.late',
      problem: line`事后补记的记录较多，共${f('records.late')}条。`,
      plan: line`针对补记，由教导处从${by(1)}起每周五提醒当周记录，以补记不超过两成为准。`,
    })
  for (const [id, words] of [
    ['talks.coverage', '谈心完成率'],
    ['visits.coverage', '家访完成率'],
  ] as const) {
    const then = before(id)
    const now = input.figures.get(id)?.value ?? null
    if (then !== null && now !== null && then - now >= 5)
      gaps.push({
        key: `fall-${id}`,
        figure: id,
        problem: line`${words}比上学期下降${(then - now).toFixed(1)}个百分点。`,
        plan: line`针对下降，由教导处在${by(1)}前逐班问明原因并定下补做安排，以下期回到上学期水平为准。`,
      })
  }
  return gaps
}

/** 七、问题与打算: each problem with the plan that answers it. None found: only a question to the principal, nothing claimed. */
export const plan = (_pen: Pen, gaps: readonly Gap[]): Doc => {
  if (gaps.length === 0)
    return doc(
      [gapNode('no-problem', '数据里没有找到缺口。请写一条实际的问题，或由校长确认确实没有')],
      [gapNode('next', '下学期打算：谁、在哪天前、做什么、怎样算做到')],
    )
  const marks = ['一', '二', '三', '四', '五', '六', '七']
  return doc(
    ...gaps.slice(0, 7).map((gap, i) => line`${gaps.length > 1 ? `${marks[i]}是` : ''}${gap.problem}${gap.plan}`),
    [gapNode('reasons', '为什么会这样？只有你们知道的原因和难处')],
  )
}
