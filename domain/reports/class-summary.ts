import { REPORT_FACES } from './kinds.ts'
import { defineReport } from './kit/define-report.ts'
import { doc, gapNode } from './kit/doc.ts'
import { CLASS_VOICE, type Pen } from './kit/pen.ts'
import { careParts } from './sections/care.ts'
import { signedRoll } from './sections/census.ts'
import { classBase, classHomes } from './sections/class-basics.ts'
import { files } from './sections/files.ts'
import { publicSections } from './sections/for-public.ts'
import { type CareGroup, groupedCare } from './sections/grouped.ts'
import { lacks } from './sections/lacks.ts'
import { lookback } from './sections/lookback.ts'
import { notes } from './sections/notes.ts'
import { plan } from './sections/plan.ts'
import { findProblems } from './sections/problems.ts'
import { findQuestions } from './sections/questions.ts'
import { SCHOOL_SUMS } from './sections/school-sums.ts'
import { unreached } from './sections/touch.ts'

/** 我们怎么做: one to seven (summaries §5 S3). */
const WORK: readonly CareGroup[] = [
  { heading: '起居照料', keys: ['night-check', 'illness', 'noon-duty'] },
  { heading: '常谈常访', keys: ['monthly-talk', 'term-home-visits'] },
  { heading: '亲情联系', keys: ['monthly-family-call', 'monthly-carer-contact', 'contacts', 'touch'] },
  { heading: '家校往来', keys: ['home-and-school', 'meetings', 'home-coming', 'entry-due'] },
  { heading: '生日节日', keys: ['days', 'activities', 'june-first', 'commendation'] },
  {
    heading: '学习帮扶',
    keys: ['study', 'monthly-buddy-check', 'key-child-plan', 'plan-four-weeks', 'plan-stage', 'pairing-rhythm'],
  },
  { heading: '零钱垫付', keys: ['advances', 'loans', 'aid', 'half-yearly-condolence'] },
]

/** 五缺 has told already who has long not seen the parents. */
const parts = (pen: Pen) =>
  careParts(pen).flatMap((part) => {
    if (part.key !== 'touch') return [part]
    const text = unreached(pen)
    return text.length > 0 ? [{ ...part, text }] : []
  })

/** A boarding class's summary (genre S3, summaries §5): in the first person, first the thing that was done, then its number. */
export const classSummary = defineReport({
  face: REPORT_FACES['class-summary'],
  voiceAt: () => CLASS_VOICE,
  paper: '寄宿班工作总结',
  rows: null,
  forPublic: publicSections(null),
  problems: findProblems,
  questions: findQuestions,
  sums: SCHOOL_SUMS,
  sections: [
    {
      key: 'class',
      heading: '班上的孩子',
      write: ({ pen }) =>
        doc([...classBase(pen), ...signedRoll(pen), ...classHomes(pen)], lacks(pen), [
          gapNode(
            'lacks',
            '还缺什么，调查和档案里没有写到的，用事实写：没人看作业的几名、放学以后没有去处的几名，不写姓名',
          ),
        ]),
    },
    { key: 'files', heading: '建档与需求', write: ({ pen }) => files(pen) },
    {
      key: 'care',
      heading: '我们怎么做',
      write: ({ pen }) => {
        const told = groupedCare(pen, WORK, '别的小事', { parts: parts(pen) })
        return {
          ...told,
          content: [
            ...told.content,
            ...doc([gapNode('thing', '每条配一件真事：哪一天、做了什么、后来怎样，不写姓名')]).content,
          ],
        }
      },
    },
    {
      key: 'lookback',
      heading: '上期打算的事',
      write: ({ pen }) => (pen.input.lookback ? lookback(pen, pen.input.lookback) : null),
    },
    { key: 'plan', heading: '哪些没做好', write: ({ pen, problems, questions }) => plan(pen, problems, questions) },
    {
      key: 'thoughts',
      heading: '我的想法',
      write: () => doc([gapNode('thoughts', '带这个班的体会：什么有用，什么没用，还缺什么')]),
    },
    { key: 'notes', heading: null, write: ({ pen }) => notes(pen) },
  ],
})
