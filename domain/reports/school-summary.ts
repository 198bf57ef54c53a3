import { REPORT_FACES } from './kinds.ts'
import { defineReport } from './kit/define-report.ts'
import { type Doc, doc, gapNode, line } from './kit/doc.ts'
import type { SummaryInput } from './kit/input.ts'
import { type Pen, SCHOOL_VOICE } from './kit/pen.ts'
import { basics } from './sections/basics.ts'
import { changes } from './sections/changes.ts'
import { files } from './sections/files.ts'
import { publicSections } from './sections/for-public.ts'
import { type CareGroup, groupedCare } from './sections/grouped.ts'
import { lookback } from './sections/lookback.ts'
import { notes } from './sections/notes.ts'
import { ORGANISATION_SUMS, organisation } from './sections/organisation.ts'
import { plan } from './sections/plan.ts'
import { findProblems } from './sections/problems.ts'
import { findQuestions } from './sections/questions.ts'
import { SCHOOL_SUMS } from './sections/school-sums.ts'

const opening = ({ input, n, f }: Pen): Doc =>
  doc(
    [gapNode('opening', '本期重点是什么？写成“本学期围绕……”一句')],
    n('left-behind.education') === 0
      ? line`${input.termName}，我校留守学生关爱工作情况如下。`
      : input.number % 2 === 0
        ? line`${input.termName}，我校对${f('left-behind.education')}名留守学生逐人登记，主要情况如下。`
        : line`${input.termName}，我校登记在册的留守学生共${f('left-behind.education')}名，关爱工作情况如下。`,
  )

/** 日常关爱, under heads of one length (summaries §2.5, §5 S1): talks, visits, contacts, meetings and pairings. */
const WORK: readonly CareGroup[] = [
  { heading: '谈心家访', keys: ['monthly-talk', 'term-home-visits'] },
  { heading: '亲情联系', keys: ['monthly-family-call', 'monthly-carer-contact', 'contacts', 'touch'] },
  { heading: '家校往来', keys: ['meetings', 'home-coming', 'home-and-school', 'entry-due'] },
  { heading: '结对帮扶', keys: ['pairing-rhythm'] },
]
/** What is done around them, in rows: help with study, care at school, activities. */
const AROUND = [
  ...[
    'periods',
    'key-child-plan',
    'plan-four-weeks',
    'plan-stage',
    'study',
    'monthly-buddy-check',
    'noon-duty',
    'commendation',
  ],
  ...['night-check', 'illness', 'days', 'home-open', 'aid', 'half-yearly-condolence', 'advances'],
  ...['term-lesson', 'activities', 'june-first', 'spring-festival', 'surroundings', 'rights', 'publicity'],
]
const REST = '其他工作'

/** The school's work summary (genre S1, summaries §5). */
export const schoolSummary = defineReport({
  face: REPORT_FACES['school-summary'],
  voiceAt: () => SCHOOL_VOICE,
  paper: '留守学生工作总结',
  problems: findProblems,
  questions: findQuestions,
  sums: [...SCHOOL_SUMS, ...ORGANISATION_SUMS],
  tellsCase: true,
  rows: null,
  forPublic: publicSections(null),
  sections: [
    { key: 'opening', heading: null, write: ({ pen }) => opening(pen) },
    { key: 'basics', heading: '基本情况', write: ({ pen }) => basics(pen) },
    {
      key: 'group',
      heading: '组织与制度',
      write: ({ pen }) => organisation(pen),
    },
    { key: 'files', heading: '建档与需求', write: ({ pen }) => files(pen) },
    { key: 'care', heading: '日常关爱', write: ({ pen }) => groupedCare(pen, WORK, REST, { apart: AROUND }) },
    { key: 'changes', heading: '变化', write: ({ pen }) => changes(pen) },
    {
      key: 'lookback',
      heading: '上期打算落实情况',
      write: ({ pen }) => (pen.input.lookback ? lookback(pen, pen.input.lookback) : null),
    },
    { key: 'plan', heading: '问题与打算', write: ({ pen, problems, questions }) => plan(pen, problems, questions) },
    { key: 'notes', heading: null, write: ({ pen }) => notes(pen) },
  ],
})

export const draftSchoolSummary = (input: SummaryInput) => schoolSummary.draft(input)
