import { REPORT_FACES } from './kinds.ts'
import { defineReport } from './kit/define-report.ts'
import { doc, gapNode, type Inline, line, type TableNode, tableNode, textNode } from './kit/doc.ts'
import { SCHOOL_VOICE, TOWNSHIP_VOICE } from './kit/pen.ts'
import { planCells } from './kit/plan-cells.ts'
import type { Problem } from './kit/question.ts'
import { longDate, ordinal } from './prose/numbers.ts'
import { lookback } from './sections/lookback.ts'
import { NEED_SUMS } from './sections/needs.ts'
import { findProblems } from './sections/problems.ts'
import { findQuestions } from './sections/questions.ts'

const HEAD = ['针对', '措施', '责任岗位', '完成时间', '怎样算做到']

/** 措施、责任岗位、完成时间、怎样算做到 (summaries §10), a row a problem; null where none was found. */
const tasks = (problems: readonly Problem[]): TableNode | null => {
  const rows = problems.flatMap(({ plan }) => planCells(plan) ?? [])
  return rows.length === 0
    ? null
    : tableNode([
        HEAD.map((text) => [textNode(text)]),
        ...rows.map(({ about, what, who, by, sign }) => [about, what, who, by, sign]),
      ])
}

/** Each line as the next summary looks for it, without the facts that the summary told. */
const lines = (problems: readonly Problem[]): Inline[][] =>
  problems.map(({ plan }, i) => line`${problems.length > 1 ? `（${ordinal(i + 1)}）` : ''}${plan}`)

/** What will be done, by whom and by when, for every gap that the term's records show (genre of outside.md; summaries §10). */
export const planPaper = defineReport({
  face: REPORT_FACES.plan,
  voiceAt: (placeKind) => (placeKind === 'school' ? SCHOOL_VOICE : TOWNSHIP_VOICE),
  paper: '关爱工作计划',
  rows: null,
  forPublic: null,
  problems: findProblems,
  questions: findQuestions,
  sums: NEED_SUMS,
  sections: [
    {
      key: 'opening',
      heading: null,
      write: ({ pen, problems }) =>
        doc(
          problems.length
            ? line`按截至${longDate(pen.input.cutoff)}的登记和记录，${pen.input.place}列出要做的${problems.length}件，逐件定人、定日期、定怎样算做到。`
            : line`截至${longDate(pen.input.cutoff)}的登记和记录里没有找到缺口。`,
          [gapNode('goal', '这一期最要紧的一件是什么？写一句')],
        ),
    },
    {
      key: 'plan',
      heading: '要做的事',
      write: ({ problems, questions }) =>
        doc(
          ...lines(problems),
          ...questions.filter((q) => !q.accepted).map((q): Inline[] => [gapNode(`question-${q.key}`, q.text)]),
          [gapNode('next', '还有哪几件：由谁、在哪天前、做什么、怎样算做到')],
        ),
    },
    {
      key: 'tasks',
      heading: '任务分解表',
      write: ({ problems }) => {
        const table = tasks(problems)
        return table ? doc(table) : null
      },
    },
    {
      key: 'lookback',
      heading: '上期计划落实情况',
      write: ({ pen }) => (pen.input.lookback ? lookback(pen, pen.input.lookback) : null),
    },
  ],
})
