import { figuresIn } from '../kit/doc.ts'
import { SMALL_BASE } from '../prose/numbers.ts'
import { partsFor } from '../sections/parts.ts'
import { type CheckInput, light, type SummaryCheck } from './types.ts'

const sums = ({ figures, summary, report }: CheckInput): SummaryCheck => {
  const value = (id: string) => figures[id]?.value ?? 0
  const all = [...report.sums, ...partsFor(summary).flatMap((part) => part.sums)]
  const wrong = all.filter((s) => s.parts.reduce((n, id) => n + value(id), 0) !== value(s.whole))
  const change = figures[report.voiceAt(summary.placeKind).base]?.change ?? null
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
    for (const { ref, text } of figuresIn(section.doc)) texts.set(ref, (texts.get(ref) ?? new Set()).add(text))
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
      '花名册只列了留守学生，又没有填报在校人数，出不了占比；在“单位”里填各班人数。',
      'pupils',
    )
  if (pupils === 0) return light('base', 'look', '花名册里没有在校学生，底数和占比都出不来。', 'pupils')
  if (pupils < SMALL_BASE) return light('base', 'look', `在校学生不足${SMALL_BASE}名，文中不出百分比。`, 'pupils')
  return summary.previous
    ? light('base', 'ok', '比例有底数，和上学期按同一口径比')
    : light('base', 'ok', '比例有底数；没有上学期的登记，不作比较')
}

/** What the last issued summary said and what the register says of that day now. */
const before = ({ summary, report }: CheckInput): SummaryCheck[] => {
  const then = summary.previous?.get(report.voiceAt(summary.placeKind).base)?.value ?? null
  const stated = summary.issuedBefore?.leftBehind ?? null
  if (then === null || stated === null || then === stated) return []
  return [
    light(
      'before',
      'look',
      `上学期签发的总结写的是${stated}名，按现在的登记回算为${then}名，已写进数据说明。`,
      report.voiceAt(summary.placeKind).base,
    ),
  ]
}

const missing = ({ figures, summary, report }: CheckInput): SummaryCheck[] => {
  const alone = `${report.voiceAt(summary.placeKind).care}.alone`
  const n = (id: string) => figures[id]?.value ?? 0
  const { person } = report.voiceAt(summary.placeKind)
  const found = partsFor(summary)
    .flatMap((part) => part.looks(n, person))
    .map(({ key, figure, text }) => light(key, 'look', text, figure))
  const look = (key: string, figure: string, text: string) => found.push(light(key, 'look', text, figure))
  if (n(alone) > 0) look('alone', alone, `${n(alone)}名登记为独自居住，请先处理再签发。`)
  if (n('files.gaps') > 0)
    look('files', 'files.gaps', `${n('files.gaps')}份留守${report.voiceAt(summary.placeKind).person}档案缺项。`)
  return found
}

export const numberChecks = (input: CheckInput): SummaryCheck[] => [
  oneValue(input),
  sums(input),
  bases(input),
  ...before(input),
  ...missing(input),
]
