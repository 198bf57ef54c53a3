import { REPORT_FACES } from './kinds.ts'
import { defineReport } from './kit/define-report.ts'
import { type Doc, doc, gapNode, type Inline, line } from './kit/doc.ts'
import { type Pen, TOWNSHIP_VOICE } from './kit/pen.ts'
import { longDate } from './prose/numbers.ts'
import { carers, lodging, unknowns } from './sections/carers.ts'
import { matchedRolls, signedRolls } from './sections/census.ts'
import { difference } from './sections/difference.ts'
import { files } from './sections/files.ts'
import { publicSections } from './sections/for-public.ts'
import { type CareGroup, groupedCare } from './sections/grouped.ts'
import { lookback } from './sections/lookback.ts'
import { NEED_SUMS } from './sections/needs.ts'
import { network, ORGANISATION_SUMS } from './sections/organisation.ts'
import { placeTable, SCHOOL_TABLE, silentSchools } from './sections/place-table.ts'
import { plan } from './sections/plan.ts'
import { findProblems } from './sections/problems.ts'
import { findQuestions } from './sections/questions.ts'
import { RIGHTS_SUMS } from './sections/rights.ts'
import { townshipNotes } from './sections/township-notes.ts'
import { STATE_CARE_SUM } from './sections/township-sums.ts'

const opening = ({ input, n, f }: Pen): Doc =>
  doc(
    [gapNode('opening', '本期重点是什么？写成“本学期围绕……”一句')],
    n('left-behind.state') === 0
      ? line`${input.termName}，我镇留守儿童关爱保护工作情况如下。`
      : line`${input.termName}，我镇对${f('left-behind.state')}名留守儿童逐人登记、按月联系，主要情况如下。`,
  )

/** 一、摸底建档: the state's reading first, the schools' beside it, who looks after them, and each school in a row. */
const census = (pen: Pen): Doc => {
  const matched = matchedRolls(pen)
  return doc(
    [gapNode('town', '一句镇情：几个村（居）、多少人、外出务工多少人（写明出处）')],
    [...base(pen), ...(pen.n('files.open') > 0 ? difference(pen) : []), ...signedRolls(pen, ['villages', 'classes'])],
    pen.n('left-behind.state') > 0 ? [...carers(pen), ...lodging(pen), ...unknowns(pen)] : null,
    matched.length ? matched : [gapNode('matching', '村报与校报怎样比对，还有几名在核实？')],
    pen.input.below.length > 0 ? line`各校情况见下表（学校按教育部门口径，不在本镇学校就读的儿童不在表内）。` : null,
    placeTable(pen, SCHOOL_TABLE),
  )
}

const base = ({ input, n, f, known }: Pen): Inline[] => {
  const day = `截至${longDate(input.cutoff)}`
  if (n('files.open') === 0) return line`${day}，我镇名册中还没有在册的儿童，总数待定。`
  const count =
    n('left-behind.state') > 0
      ? line`登记在册的留守儿童${f('left-behind.state')}名（民政部门口径）`
      : line`名册中没有符合民政部门口径的留守儿童`
  const schools = input.below.length > 0 ? `；${input.below.length}所学校` : '；学校'
  const pupils = known('pupils') ? line`在校学生${f('pupils')}名，` : []
  const taught =
    n('left-behind.education') > 0
      ? line`按教育部门口径有留守学生${f('left-behind.education')}名`
      : '没有符合教育部门口径的留守学生'
  return line`${day}，我镇${count}${schools}${pupils}${taught}。`
}

/** The seven actions of summaries §5 S2B; what is done for each child day by day is told behind them. */
const ACTIONS: readonly CareGroup[] = [
  { heading: '结对到人', keys: ['pairing-rhythm'] },
  { heading: '办好阵地', keys: ['home-open'] },
  { heading: '帮困助学', keys: ['aid', 'half-yearly-condolence', 'advances'] },
  { heading: '借节返乡', keys: ['home-coming', 'spring-festival', 'meetings'] },
  { heading: '活动育人', keys: ['activities', 'june-first', 'days'] },
  { heading: '维权护航', keys: ['rights', 'surroundings', 'term-lesson'] },
  { heading: '宣传引导', keys: ['publicity'] },
]
const REST = '日常联系'

/** A township's work summary (genre S2B, summaries §5), on what the register and the records can tell today. */
export const townshipSummary = defineReport({
  face: REPORT_FACES['township-summary'],
  voiceAt: () => TOWNSHIP_VOICE,
  paper: '农村留守儿童关爱保护工作总结',
  rows: SCHOOL_TABLE,
  forPublic: publicSections(SCHOOL_TABLE),
  problems: findProblems,
  questions: findQuestions,
  sums: [STATE_CARE_SUM, ...NEED_SUMS, ...RIGHTS_SUMS, ...ORGANISATION_SUMS],
  sections: [
    { key: 'opening', heading: null, write: ({ pen }) => opening(pen) },
    { key: 'census', heading: '摸底建档', write: ({ pen }) => census(pen) },
    {
      key: 'network',
      heading: '方案与网络',
      write: ({ pen }) => network(pen),
    },
    { key: 'files', heading: '档案与需求', write: ({ pen }) => files(pen) },
    {
      key: 'care',
      heading: '关爱行动',
      write: ({ pen }) => {
        const told = groupedCare(pen, ACTIONS, REST)
        return { ...told, content: [...doc(silentSchools(pen)).content, ...told.content] }
      },
    },
    {
      key: 'lookback',
      heading: '上期打算落实情况',
      write: ({ pen }) => (pen.input.lookback ? lookback(pen, pen.input.lookback) : null),
    },
    { key: 'plan', heading: '问题与打算', write: ({ pen, problems, questions }) => plan(pen, problems, questions) },
    { key: 'notes', heading: null, write: ({ pen }) => townshipNotes(pen) },
  ],
})
