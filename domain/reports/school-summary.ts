import type { Term } from '../calendar/types.ts'
import type { FigureValue } from '../figures/types.ts'
import { type Doc, doc, figureNode, gapNode, line } from './doc.ts'
import { longDate, percentText } from './prose/numbers.ts'
import { basics } from './school-summary/basics.ts'
import { care } from './school-summary/care.ts'
import { changes } from './school-summary/changes.ts'
import { findGaps, plan } from './school-summary/plan.ts'

export type SummaryFigure = FigureValue & { text: string; previous: number | null }

/** Everything that a school's summary is written from: figures by id, of this term and of the last. */
export type SummaryInput = {
  school: string
  term: Term
  termName: string
  cutoff: string
  classes: number
  figures: ReadonlyMap<string, FigureValue>
  previous: ReadonlyMap<string, FigureValue> | null
  previousTermName: string | null
  /** Months or phases of the term that were not yet due at the cut-off, in words. */
  notYetDue: { months: string[]; phases: string[] }
  nextTermStart: string | null
  /** Chooses between equal wordings, so that the same document always reads the same. */
  number: number
}

export type SummarySection = { key: string; heading: string | null; doc: Doc }
export type SummaryCheck = { key: string; level: 'ok' | 'look' | 'stop'; text: string; figure: string | null }
export type SummaryDraft = { title: string; sections: SummarySection[]; checks: SummaryCheck[] }

/** How a figure's value is printed: percentages with one decimal, counts as they are. */
export const figureText = (figure: Pick<FigureValue, 'value' | 'unit'>): string =>
  figure.value === null ? '—' : figure.unit === '%' ? percentText(figure.value) : String(figure.value)

/** What the sections share: numbers, and figures as nodes of the page. */
export type Pen = {
  input: SummaryInput
  n: (id: string) => number
  f: (id: string) => ReturnType<typeof figureNode>
  before: (id: string) => number | null
}

export const penOf = (input: SummaryInput): Pen => ({
  input,
  n: (id) => input.figures.get(id)?.value ?? 0,
  f: (id) => figureNode(id, figureText(input.figures.get(id) ?? { value: null, unit: '' })),
  before: (id) => input.previous?.get(id)?.value ?? null,
})

/**
 * The school's work summary (genre S1, summaries §5) as a draft: every number a figure, every claim of something done counted
 * from records, blanks for what only the author knows. Pure: the same input gives the same page.
 */
export const draftSchoolSummary = (input: SummaryInput): SummaryDraft => {
  const pen = penOf(input)
  const gaps = findGaps(pen)
  const sections: SummarySection[] = [
    {
      key: 'opening',
      heading: null,
      doc: doc(
        line`${input.termName}，我校对${pen.f('left-behind.education')}名留守学生逐人登记、按月联系，主要情况如下。`,
        [gapNode('opening', '本期重点是什么？一句话，不写就不出')],
      ),
    },
    { key: 'basics', heading: '基本情况', doc: basics(pen) },
    {
      key: 'group',
      heading: '组织与制度',
      doc: doc(
        [gapNode('group', '谁牵头、怎么分工、开了几次会、定了几件事、办结几件？')],
        [gapNode('rules', '执行哪几项制度？谈心、帮扶、家访、家校联系……')],
      ),
    },
    { key: 'files', heading: '建档', doc: files(pen) },
    { key: 'care', heading: '日常关爱', doc: care(pen) },
    { key: 'changes', heading: '变化', doc: changes(pen) },
    { key: 'plan', heading: '问题与打算', doc: plan(pen, gaps) },
    { key: 'notes', heading: null, doc: notes(pen) },
  ]
  return { title: `${input.school}${input.termName}留守儿童工作总结`, sections, checks: checksOf(pen, gaps.length) }
}

const files = ({ n, f }: Pen): Doc => {
  if (n('files.open') === 0) return doc(line`花名册中还没有档案。`)
  const missing = n('care.unknown')
  return doc(
    line`在册档案${f('files.open')}份，一人一份。${n('left-behind.education') === 0 ? '' : missing === 0 ? '留守学生的照看人均已登记。' : line`留守学生中还有${f('care.unknown')}名的照看人待核实。`}`,
    [gapNode('needs', '调查中记下了哪些具体需求，落实了几项？')],
  )
}

const notes = ({ input, n, f }: Pen): Doc =>
  doc(
    line`数据说明：数据截至${longDate(input.cutoff)}；留守学生按教育部门口径统计（义务教育阶段在校学生，父母双方或一方外出务工连续三个月以上），外出时间不详的按外出计${(input.figures.get('left-behind.education')?.unknown ?? 0) > 0 ? `，本期共${input.figures.get('left-behind.education')?.unknown}名` : ''}；转入前、离校后和说明原因免办的不计入应谈应访${n('records.late') > 0 ? line`；期内记录中${f('records.late')}条为事后补记` : ''}。`,
  )

const checksOf = ({ n, f: _f, input }: Pen, gaps: number): SummaryCheck[] => {
  const checks: SummaryCheck[] = []
  const look = (key: string, when: boolean, text: string, figure: string | null) => {
    if (when) checks.push({ key, level: 'look', text, figure })
  }
  look('no-pupils', n('pupils') === 0, '花名册里没有在校学生，底数和占比都出不来。', 'pupils')
  look(
    'talks-missed',
    n('talks.missed') > 0,
    `${n('talks.missed')}人次谈心到期没有记录，涉及${n('talks.missed-children')}名学生。`,
    'talks.missed',
  )
  look(
    'visits-missed',
    n('visits.missed-households') > 0,
    `${n('visits.missed-households')}户有轮次没有访到。`,
    'visits.missed-households',
  )
  look(
    'no-visits',
    n('visits.due') > 0 && n('visits.held') === 0,
    '系统里没有家访记录：是没有做，还是还没录？',
    'visits.held',
  )
  look('carer-unknown', n('care.unknown') > 0, `${n('care.unknown')}名留守学生没有登记照看人。`, 'care.unknown')
  look('alone', n('care.alone') > 0, `${n('care.alone')}名登记为独自居住，请先处理再签发。`, 'care.alone')
  look(
    'since-unknown',
    (input.figures.get('left-behind.education')?.unknown ?? 0) > 0,
    `${input.figures.get('left-behind.education')?.unknown}名家长外出时间不详，按外出计。`,
    'left-behind.education',
  )
  const all = n('records.all')
  look(
    'late',
    all > 0 && n('records.late') / all > 0.2,
    `补记占${Math.round((n('records.late') * 100) / Math.max(1, all))}%，超过两成。`,
    'records.late',
  )
  const parts =
    n('care.grandparents') +
    n('care.relatives') +
    n('care.teachers') +
    n('care.parent') +
    n('care.other') +
    n('care.alone') +
    n('care.unknown')
  if (parts !== n('left-behind.education'))
    checks.push({
      key: 'care-sum',
      level: 'stop',
      text: '照看方式各类相加不等于留守学生数，请告诉管理员。',
      figure: 'left-behind.education',
    })
  look('no-problem', gaps === 0, '没有从数据里找到问题：请校长确认确实没有。', null)
  return checks
}
