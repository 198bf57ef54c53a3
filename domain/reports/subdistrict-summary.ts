import { REPORT_FACES } from './kinds.ts'
import { defineReport } from './kit/define-report.ts'
import { doc, gapNode, type Inline, line } from './kit/doc.ts'
import { type Pen, SUBDISTRICT_VOICE } from './kit/pen.ts'
import { longDate } from './prose/numbers.ts'
import { careParts } from './sections/care.ts'
import { carers, unknowns } from './sections/carers.ts'
import { signedRolls } from './sections/census.ts'
import { difference } from './sections/difference.ts'
import { gaps } from './sections/files.ts'
import { publicSections } from './sections/for-public.ts'
import { type CareGroup, groupedCare, toldUnder } from './sections/grouped.ts'
import { lookback } from './sections/lookback.ts'
import { hasNeeds, NEED_SUMS, needs, oldestNeed } from './sections/needs.ts'
import { partners } from './sections/organisation.ts'
import { placeTable, VILLAGE_TABLE } from './sections/place-table.ts'
import { plan } from './sections/plan.ts'
import { findProblems } from './sections/problems.ts'
import { findQuestions } from './sections/questions.ts'
import { townshipNotes } from './sections/township-notes.ts'
import { STATE_CARE_SUM } from './sections/township-sums.ts'

/** What is done for many at once; all the rest is looking after each by villages and families together. */
const ACTIVITIES: readonly CareGroup[] = [
  { heading: '活动育人', keys: ['activities', 'june-first', 'spring-festival'] },
  { heading: '走访慰问', keys: ['half-yearly-condolence', 'aid'] },
  { heading: '儿童之家', keys: ['home-open'] },
  { heading: '宣传引导', keys: ['publicity'] },
]
const TOGETHER: readonly CareGroup[] = [
  { heading: '上门走访', keys: ['term-home-visits', 'monthly-carer-contact'] },
  { heading: '村校联动', keys: ['home-and-school', 'home-coming'] },
  { heading: '结对帮扶', keys: ['pairing-rhythm'] },
]
/** What schools do day by day, in rows: a subdistrict speaks of its villages (summaries §5 S4). */
const AT_SCHOOL = [
  ...['monthly-talk', 'monthly-family-call', 'contacts', 'touch', 'meetings', 'entry-due'],
  ...['key-child-plan', 'plan-four-weeks', 'plan-stage', 'study', 'monthly-buddy-check', 'noon-duty'],
  ...['night-check', 'illness', 'days', 'commendation', 'advances', 'term-lesson', 'rights', 'surroundings'],
]
const isActivity = (key: string) => ACTIVITIES.some(({ keys }) => keys.includes(key))

const base = ({ input, n, f }: Pen): Inline[] => {
  const day = `截至${longDate(input.cutoff)}`
  if (n('files.open') === 0) return line`${day}，我街道名册中还没有在册的儿童，总数待定。`
  const villages = input.below.length > 0 ? `对${input.below.length}个村（居）逐户登记，` : ''
  const count =
    n('left-behind.state') > 0
      ? line`其中留守儿童${f('left-behind.state')}名（民政部门口径）`
      : line`其中没有符合民政部门口径的留守儿童`
  return line`${day}，${villages}建档儿童${f('files.open')}名，${count}。`
}

/** 一、普查: households counted, files, what they need in five blocks, each village in a row (small ones together). */
const census = (pen: Pen) => {
  const some = pen.n('left-behind.state') > 0
  return doc(
    [...base(pen), ...(pen.n('files.open') > 0 ? difference(pen) : []), ...signedRolls(pen, ['villages'])],
    some ? [...carers(pen), ...unknowns(pen)] : null,
    some && pen.n('files.gaps') > 0 ? line`留守儿童的档案中还有${gaps(pen)}。` : null,
    hasNeeds(pen)
      ? [...needs(pen), ...oldestNeed(pen)]
      : oldestNeed(pen).length
        ? oldestNeed(pen)
        : [gapNode('needs', '五方面记下了哪些具体需求，落实了几项，转办几项？')],
    pen.input.below.length > 0 ? line`各村（居）情况见下表。` : null,
    placeTable(pen, VILLAGE_TABLE, true),
  )
}

/** A subdistrict's summary (genre S4, summaries §5): short paragraphs, by villages and neighbourhoods. */
export const subdistrictSummary = defineReport({
  face: REPORT_FACES['subdistrict-summary'],
  voiceAt: () => SUBDISTRICT_VOICE,
  paper: '留守儿童关爱服务工作总结',
  rows: VILLAGE_TABLE,
  forPublic: publicSections(VILLAGE_TABLE),
  problems: findProblems,
  questions: findQuestions,
  sums: [STATE_CARE_SUM, ...NEED_SUMS],
  sections: [
    {
      key: 'opening',
      heading: null,
      write: () => doc([gapNode('opening', '背景写一句：几个村（居）、多少户外出务工（写明出处）')]),
    },
    { key: 'census', heading: '逐户普查', write: ({ pen }) => census(pen) },
    {
      key: 'mood',
      heading: '营造氛围',
      write: ({ pen }) => doc(partners(pen), [gapNode('mood', '辖区哪些企业、社会组织参与，各做了什么？')]),
    },
    {
      key: 'activities',
      heading: '开展活动',
      write: ({ pen }) =>
        doc(...toldUnder(careParts(pen), ACTIVITIES), [
          gapNode('activities', '“六一”、春节办了几场、去了几户、送的是不是登记过的需要？'),
        ]),
    },
    {
      key: 'care',
      heading: '形成合力',
      write: ({ pen }) =>
        groupedCare(pen, TOGETHER, '学校的日常帮扶和其他工作', {
          parts: careParts(pen).filter(({ key }) => !isActivity(key)),
          apart: AT_SCHOOL,
        }),
    },
    {
      key: 'lookback',
      heading: '上期打算落实情况',
      write: ({ pen }) => (pen.input.lookback ? lookback(pen, pen.input.lookback) : null),
    },
    { key: 'plan', heading: '问题与下一步', write: ({ pen, problems, questions }) => plan(pen, problems, questions) },
    { key: 'notes', heading: null, write: ({ pen }) => townshipNotes(pen) },
  ],
})
