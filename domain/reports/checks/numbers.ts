import { DUTY_RULES } from '../../duties/list.ts'
import { SMALL_BASE } from '../prose/numbers.ts'
import { type CheckInput, light, type SummaryCheck } from './types.ts'

/** Parts and wholes that a page states with 合计, 分别 and 其中: they have to add up. */
const SUMS: readonly { key: string; whole: string; parts: readonly string[]; words: string }[] = [
  {
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
  },
  {
    key: 'away',
    whole: 'left-behind.education',
    parts: ['left-behind.both-away', 'left-behind.one-away', 'left-behind.who-unknown'],
    words: '双方外出、一方外出和没写谁外出相加等于留守学生数',
  },
  { key: 'talks', whole: 'talks.due', parts: ['talks.met', 'talks.missed'], words: '谈心完成加未完成等于应谈' },
  {
    key: 'talk-children',
    whole: 'talks.due-children',
    parts: ['talks.every-month', 'talks.missed-children'],
    words: '月月谈到加有漏谈等于应谈学生',
  },
  {
    key: 'households',
    whole: 'visits.due-households',
    parts: ['visits.all-phases', 'visits.missed-households'],
    words: '走到加未走到等于应访家庭',
  },
  ...DUTY_RULES.map((rule) => ({
    key: rule.key,
    whole: `${rule.key}.due`,
    parts: [`${rule.key}.met`, `${rule.key}.missed`],
    words: `${rule.title}完成加未完成等于应完成`,
  })),
]

const sums = ({ figures }: CheckInput): SummaryCheck => {
  const value = (id: string) => figures[id]?.value ?? 0
  const wrong = SUMS.filter((s) => s.parts.reduce((n, id) => n + value(id), 0) !== value(s.whole))
  const change = figures['left-behind.education']?.change ?? null
  const moved = figures['in.all'] && change !== null ? value('in.all') - value('out.all') === change : true
  const first = wrong[0]
  if (first) return light('sums', 'stop', `数字对不上：应当是${first.words}。请告诉管理员核对登记。`, first.whole)
  if (!moved)
    return light('sums', 'stop', '数字对不上：新增减去减少不等于和上学期之差。请告诉管理员核对登记。', 'in.all')
  return light('sums', 'ok', '合计、分别和其中各数加得起来')
}

/** The same figure has one value all over the page. */
const oneValue = ({ page, figures }: CheckInput): SummaryCheck => {
  const texts = new Map<string, Set<string>>()
  for (const section of page)
    for (const paragraph of section.doc.content)
      for (const node of paragraph.content ?? [])
        if (node.type === 'figure')
          texts.set(node.attrs.ref, (texts.get(node.attrs.ref) ?? new Set()).add(node.attrs.text))
  const split = [...texts].find(([, values]) => values.size > 1)
  return split
    ? light('one-value', 'stop', `“${figures[split[0]]?.title ?? split[0]}”在文中有两个值，请刷新后再看。`, split[0])
    : light('one-value', 'ok', '同一指标全文一个值')
}

/** A percentage stands on twenty or more, or it is not printed. */
const bases = ({ figures, summary }: CheckInput): SummaryCheck => {
  const pupils = figures.pupils?.value ?? null
  if (pupils === null)
    return light(
      'base',
      'look',
      '花名册只列了留守学生，又没有填报在校人数，出不了占比；在“地方”里填各班人数。',
      'pupils',
    )
  if (pupils === 0) return light('base', 'look', '花名册里没有在校学生，底数和占比都出不来。', 'pupils')
  if (pupils < SMALL_BASE) return light('base', 'look', `在校学生不足${SMALL_BASE}名，文中不出百分比。`, 'pupils')
  return summary.previous
    ? light('base', 'ok', '比例有底数，和上学期按同一口径比')
    : light('base', 'ok', '比例有底数；没有上学期的登记，不作比较')
}

/** What the last issued summary said and what the register says of that day now. */
const before = ({ summary }: CheckInput): SummaryCheck[] => {
  const then = summary.previous?.get('left-behind.education')?.value ?? null
  const stated = summary.issuedBefore?.leftBehind ?? null
  if (then === null || stated === null || then === stated) return []
  return [
    light(
      'before',
      'look',
      `上学期签发的总结写的是${stated}名，按现在的登记回算为${then}名，已写进数据说明。`,
      'left-behind.education',
    ),
  ]
}

const missing = ({ figures }: CheckInput): SummaryCheck[] => {
  const n = (id: string) => figures[id]?.value ?? 0
  const found: SummaryCheck[] = []
  const look = (key: string, figure: string, text: string) => found.push(light(key, 'look', text, figure))
  if (n('talks.due') > 0 && n('talks.held') === 0)
    look('no-talks', 'talks.due', '系统里没有谈心记录：没有做，还是没有录？')
  else if (n('talks.missed') > 0)
    look(
      'talks',
      'talks.missed-children',
      `${n('talks.missed')}人次谈心到期没有记录，涉及${n('talks.missed-children')}名学生。`,
    )
  if (n('visits.due') > 0 && n('visits.held') === 0)
    look('no-visits', 'visits.due-households', '系统里没有家访记录：没有做，还是没有录？')
  else if (n('visits.missed-households') > 0)
    look('visits', 'visits.missed-households', `${n('visits.missed-households')}户有轮次没有走到。`)
  if (n('care.alone') > 0) look('alone', 'care.alone', `${n('care.alone')}名登记为独自居住，请先处理再签发。`)
  if (n('files.gaps') > 0) look('files', 'files.gaps', `${n('files.gaps')}份留守学生档案缺项。`)
  return found
}

export const numberChecks = (input: CheckInput): SummaryCheck[] => [
  oneValue(input),
  sums(input),
  bases(input),
  ...before(input),
  ...missing(input),
]
