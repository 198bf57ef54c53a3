import { centralSchool } from './central-school.ts'
import { REPORT_FACES } from './kinds.ts'
import { defineReport } from './kit/define-report.ts'
import { type Doc, doc, figureNode, gapNode, type Inline, line } from './kit/doc.ts'
import { figureText, refAt } from './kit/input.ts'
import { CENTRAL_SCHOOL_VOICE, type Pen } from './kit/pen.ts'
import { longDate, percentText, SMALL_BASE } from './prose/numbers.ts'
import { carers, lodging, unknowns } from './sections/carers.ts'
import { signedRolls } from './sections/census.ts'
import { theCase } from './sections/changes.ts'
import { difference } from './sections/difference.ts'
import { files } from './sections/files.ts'
import { publicSections } from './sections/for-public.ts'
import { type CareGroup, groupedCare } from './sections/grouped.ts'
import { lookback } from './sections/lookback.ts'
import { NEED_SUMS } from './sections/needs.ts'
import { notes } from './sections/notes.ts'
import { placeTable, SCHOOL_TABLE } from './sections/place-table.ts'
import { plan } from './sections/plan.ts'
import { findProblems } from './sections/problems.ts'
import { findQuestions } from './sections/questions.ts'
import { rollOpen } from './sections/roll-open.ts'
import { EDUCATION_CARE_SUM } from './sections/school-sums.ts'
import { spread, uneven } from './sections/uneven.ts'

/** 主要做法, under the heads of summaries §5 S2A; what stands under none of them is told last, so that nothing is left out. */
const WORK: readonly CareGroup[] = [
  {
    heading: '学业帮扶',
    keys: ['study', 'plan-four-weeks', 'plan-stage', 'monthly-buddy-check', 'noon-duty'],
  },
  {
    heading: '生活照料',
    keys: [
      'night-check',
      'illness',
      'days',
      'home-open',
      'aid',
      'half-yearly-condolence',
      'advances',
      'activities',
      'june-first',
    ],
  },
  { heading: '重点帮扶', keys: ['key-child-plan', 'half-yearly-risk', 'pairing-rhythm'] },
  { heading: '表彰鼓励', keys: ['commendation'] },
  { heading: '安全维权', keys: ['term-lesson', 'surroundings', 'rights', 'publicity'] },
]
const REST = '日常联系'

const base = (pen: Pen): Inline[] => {
  const { input, n, f, known } = pen
  const day = `截至${longDate(input.cutoff)}`
  const schools = input.below.length > 0 ? `全镇${input.below.length}所学校` : '全镇各校'
  if (known('pupils') && n('pupils') === 0) return line`${day}，${schools}的花名册中还没有在校学生，总数待定。`
  const pupils = known('pupils') ? line`在校学生${f('pupils')}名` : line`在校学生总数待各班填报`
  if (n('left-behind.education') === 0)
    return line`${day}，${schools}${pupils}，花名册中没有符合教育部门口径的留守学生。`
  const share =
    known('pupils') && n('pupils') >= SMALL_BASE && !rollOpen(pen) ? line`，占${f('left-behind.share')}` : ''
  return line`${day}，${schools}${pupils}，留守学生${f('left-behind.education')}名${share}（教育部门口径）。${ofCentral(pen)}`
}

/** 其中中心学校…名，占该校在校学生…: the school that writes, by its own name; nothing where it cannot be told which one that is. */
const ofCentral = (pen: Pen): Inline[] => {
  const { below } = pen.input
  const central = centralSchool(below)
  const [few, all] = ['left-behind.education', 'pupils'].map((id) => central?.figures.get(id))
  if (!central || below.length < 2 || !few?.value) return []
  const share =
    all?.value && all.value >= SMALL_BASE && !rollOpen(pen)
      ? `，占该校在校学生的${percentText((few.value * 100) / all.value)}`
      : ''
  return line`其中${central.name}${figureNode(refAt(few.id, central.code), figureText(few))}名${share}。`
}

const basics = (pen: Pen): Doc => {
  const some = pen.n('left-behind.education') > 0
  return doc(
    [
      ...base(pen),
      ...(some ? [...(rollOpen(pen) ? [] : spread(pen)), ...difference(pen)] : []),
      ...signedRolls(pen, ['classes']),
    ],
    some ? [...carers(pen), ...lodging(pen), ...unknowns(pen)] : null,
    pen.input.below.length > 0 ? line`各校情况见下表。` : null,
    placeTable(pen, SCHOOL_TABLE),
  )
}

/** A central school's summary of itself and its schools (genre S2A, summaries §5), to the education office. */
export const centralSchoolSummary = defineReport({
  face: REPORT_FACES['central-school-summary'],
  voiceAt: () => CENTRAL_SCHOOL_VOICE,
  paper: '镇中心学校留守学生关爱工作总结',
  titleOf: ({ input }) => {
    const central = centralSchool(input.below)
    const who = central ? `${central.name}及所辖各校` : input.place
    return `${who}${input.termName}${central ? '' : '镇中心学校'}留守学生关爱工作总结`
  },
  tellsCase: true,
  rows: SCHOOL_TABLE,
  forPublic: publicSections(SCHOOL_TABLE),
  problems: findProblems,
  questions: findQuestions,
  // A township counts by both readings: what is told of the education one alone has to add up.
  sums: [EDUCATION_CARE_SUM, ...NEED_SUMS],
  sections: [
    { key: 'basics', heading: '基本情况', write: ({ pen }) => basics(pen) },
    { key: 'files', heading: '造册建档', write: ({ pen }) => files(pen) },
    { key: 'care', heading: '主要做法', write: ({ pen }) => groupedCare(pen, WORK, REST) },
    {
      key: 'case',
      heading: '典型案例',
      write: ({ pen }) =>
        doc(...theCase(pen, '结案、有同意书的一个孩子：去掉姓名和村组，写问题、原因、做法、承诺和后来的变化')),
    },
    {
      key: 'uneven',
      heading: '各校不平衡在哪里',
      write: ({ pen }) => doc(uneven(pen), [gapNode('uneven', '为什么不平衡？只有你们知道的原因')]),
    },
    {
      key: 'lookback',
      heading: '上期打算落实情况',
      write: ({ pen }) => (pen.input.lookback ? lookback(pen, pen.input.lookback) : null),
    },
    { key: 'plan', heading: '问题与下一步', write: ({ pen, problems, questions }) => plan(pen, problems, questions) },
    { key: 'notes', heading: null, write: ({ pen }) => notes(pen) },
  ],
})
