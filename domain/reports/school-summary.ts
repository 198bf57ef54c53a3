import type { Term } from '../calendar/types.ts'
import type { FigureValue } from '../figures/types.ts'
import { type Doc, doc, figureNode, gapNode, line } from './doc.ts'
import type { PlanLookback } from './plan-items.ts'
import { percentText } from './prose/numbers.ts'
import { basics } from './school-summary/basics.ts'
import { care } from './school-summary/care.ts'
import { changes } from './school-summary/changes.ts'
import { files } from './school-summary/files.ts'
import { lookback } from './school-summary/lookback.ts'
import { notes } from './school-summary/notes.ts'
import { plan } from './school-summary/plan.ts'
import { findProblems } from './school-summary/problems.ts'
import { findQuestions, type SummaryQuestion } from './school-summary/questions.ts'

/** A figure of the page; `previous`: its value at the last term's end, `change`: now − then (points for a percentage). */
export type SummaryFigure = FigureValue & { text: string; previous: number | null; change: number | null }

/** How many (children or households) were missed for this reason, as the author noted it. */
export type Reason = { text: string; n: number }
/** One period that has fallen due: how many (children or households) owed it, and how many of them were missed. */
export type PeriodCount = { label: string; due: number; missed: number }
/** One duty's periods up to the cut-off and after it, why some were missed, and why some were waived (where short enough to print). */
export type DutyAccount = { due: PeriodCount[]; later: string[]; reasons: Reason[]; waivedBecause: string[] }

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
  /** Of the last term's issued summary, where there is one: what it counted by, and the number that it stated. */
  issuedBefore: { definition: string; leftBehind: number | null } | null
  /** What most explains the difference between the two readings, in words. */
  gapReason: string | null
  /** Enrolment typed per class because the roster lists only some, and where it came from. */
  typed: { pupils: number; sources: string[] }
  talks: DutyAccount
  visits: DutyAccount
  /** Of every duty, by its rule. */
  accounts: ReadonlyMap<string, DutyAccount>
  lookback: PlanLookback | null
  /** Questions that the author took into the text, and checks that somebody answered for. */
  accepted: readonly string[]
  confirmed: readonly string[]
  nextTermStart: string | null
  /** Chooses between equal wordings, so that the same document always reads the same. */
  number: number
}

export type SummarySection = { key: string; heading: string | null; doc: Doc }
export type SummaryDraft = { title: string; sections: SummarySection[]; questions: SummaryQuestion[]; problems: number }

/** How a figure's value is printed: percentages with one decimal, counts as they are. */
export const figureText = (figure: Pick<FigureValue, 'value' | 'unit'>): string =>
  figure.value === null ? '—' : figure.unit === '%' ? percentText(figure.value) : String(figure.value)

/** What the sections share: numbers, and figures as nodes of the page. */
export type Pen = {
  input: SummaryInput
  /** A figure's number; one that cannot be told counts as 0 here, so ask `known` where that matters. */
  n: (id: string) => number
  known: (id: string) => boolean
  f: (id: string) => ReturnType<typeof figureNode>
  before: (id: string) => number | null
}

export const penOf = (input: SummaryInput): Pen => ({
  input,
  n: (id) => input.figures.get(id)?.value ?? 0,
  known: (id) => (input.figures.get(id)?.value ?? null) !== null,
  f: (id) => figureNode(id, figureText(input.figures.get(id) ?? { value: null, unit: '' })),
  before: (id) => input.previous?.get(id)?.value ?? null,
})

/**
 * The school's work summary (genre S1, summaries §5) as a draft: every number a figure, every claim of something done counted
 * from records, blanks for what only the author knows. Pure: the same input gives the same page.
 */
export const draftSchoolSummary = (input: SummaryInput): SummaryDraft => {
  const pen = penOf(input)
  const questions = findQuestions(pen)
  const problems = [...findProblems(pen), ...questions.filter((q) => q.accepted).map((q) => q.problem)]
  const sections: SummarySection[] = [
    { key: 'opening', heading: null, doc: opening(pen) },
    { key: 'basics', heading: '基本情况', doc: basics(pen) },
    {
      key: 'group',
      heading: '组织与制度',
      doc: doc(
        [gapNode('group', '谁牵头、怎么分工、开了几次会、定了几件事、办结几件？')],
        [gapNode('rules', '现行哪几项制度？谈心、帮扶、家访、家校联系……执行得怎样？')],
      ),
    },
    { key: 'files', heading: '建档与需求', doc: files(pen) },
    { key: 'care', heading: '日常关爱', doc: care(pen) },
    { key: 'changes', heading: '变化', doc: changes(pen) },
    ...(input.lookback ? [{ key: 'lookback', heading: '上期打算落实情况', doc: lookback(pen, input.lookback) }] : []),
    { key: 'plan', heading: '问题与打算', doc: plan(pen, problems, questions) },
    { key: 'notes', heading: null, doc: notes(pen) },
  ]
  return {
    title: `${input.school}${input.termName}留守学生工作总结`,
    sections,
    questions,
    problems: problems.length,
  }
}

const opening = ({ input, n, f }: Pen): Doc =>
  doc(
    [gapNode('opening', '本期重点是什么？写成“本学期围绕……”一句')],
    n('left-behind.education') === 0
      ? line`${input.termName}，我校留守学生关爱工作情况如下。`
      : input.number % 2 === 0
        ? line`${input.termName}，我校对${f('left-behind.education')}名留守学生逐人登记，主要情况如下。`
        : line`${input.termName}，我校登记在册的留守学生共${f('left-behind.education')}名，关爱工作情况如下。`,
  )
