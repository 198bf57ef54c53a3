import { REPORT_FACES } from './kinds.ts'
import { defineReport } from './kit/define-report.ts'
import { doc, gapNode, type Inline, line } from './kit/doc.ts'
import { ESSAY_VOICE, type Pen } from './kit/pen.ts'
import { type CarePart, careParts, notWritten } from './sections/care.ts'
import { signedRoll } from './sections/census.ts'
import { classBase, classHomes } from './sections/class-basics.ts'
import { gaps } from './sections/files.ts'
import { publicSections } from './sections/for-public.ts'
import { lookback } from './sections/lookback.ts'
import { hasNeeds, needs } from './sections/needs.ts'
import { notes } from './sections/notes.ts'
import { plan } from './sections/plan.ts'
import { findProblems } from './sections/problems.ts'
import { findQuestions } from './sections/questions.ts'
import { SCHOOL_SUMS } from './sections/school-sums.ts'
import { severalTerms } from './sections/several-terms.ts'

/** What is said with the people at home; all the rest is said with the child. */
const AT_HOME = [
  'term-home-visits',
  'monthly-carer-contact',
  'contacts',
  'meetings',
  'home-coming',
  'home-and-school',
  'entry-due',
] as const
const isAtHome = ({ key }: CarePart) => AT_HOME.some((k) => k === key)

const told = (parts: readonly CarePart[]): Inline[][] => parts.map(({ text }) => text)

/** 把每个孩子记下来: how much was written down of how many, what the files lack (summaries §5 S5). */
const noted = (pen: Pen): Inline[][] => {
  const { n, f, voice } = pen
  const some = n('notes.children')
  const written =
    some === 0 ? [] : line`这学期记下${f('records.all')}条，${f('notes.children')}名${voice.person}有记录${more(pen)}。`
  const lacking = n('left-behind.education') > 0 && n('files.gaps') > 0 ? line`档案里还有${gaps(pen)}。` : []
  return [[...written, ...lacking], hasNeeds(pen) ? needs(pen) : []].filter((text) => text.length > 0)
}

const more = ({ n, f }: Pen): Inline[] => {
  const [some, often] = [n('notes.children'), n('notes.often')]
  if (often === 0) return line`，都还不到三条`
  return often === some ? line`，都有三条以上` : line`，其中三条以上的${f('notes.often')}名，其余还不到三条`
}

/** A head teacher's own summary (genre S5, summaries §5): like an essay, in the first person, numbers in the background. */
export const headTeacherSummary = defineReport({
  face: REPORT_FACES['head-teacher-summary'],
  voiceAt: () => ESSAY_VOICE,
  paper: '班主任工作总结',
  rows: null,
  forPublic: publicSections(null),
  problems: findProblems,
  questions: findQuestions,
  sums: SCHOOL_SUMS,
  sections: [
    {
      key: 'opening',
      heading: null,
      write: ({ pen }) =>
        doc(
          [gapNode('opening', '这学期您记得最清楚的一次谈话或家访是哪次？从那件小事写起，不写姓名')],
          [...classBase(pen), ...severalTerms(pen), ...signedRoll(pen), ...classHomes(pen)],
        ),
    },
    {
      key: 'care',
      heading: '先让他觉得有人',
      write: ({ pen }) =>
        doc(...told(careParts(pen).filter((part) => !isAtHome(part))), [
          gapNode('birthday', '生活、心理、学习上，哪一件小事让哪个孩子觉得有人？写一件，不写姓名'),
        ]),
    },
    {
      key: 'files',
      heading: '把每个孩子记下来',
      write: ({ pen }) => doc(...noted(pen), [gapNode('noted', '谁记得最少？话少的孩子，下学期打算怎么去认识？')]),
    },
    {
      key: 'home',
      heading: '和家里人说真话',
      write: ({ pen }) => doc(...told(careParts(pen).filter(isAtHome)), notWritten(pen)),
    },
    {
      key: 'lesson',
      heading: '一次教训',
      write: () => doc([gapNode('lesson', '哪一次做得不对，后来怎么补的？这一段只有您能写')]),
    },
    {
      key: 'lookback',
      heading: '上期打算的事',
      write: ({ pen }) => (pen.input.lookback ? lookback(pen, pen.input.lookback) : null),
    },
    {
      key: 'plan',
      heading: '没做到的和接下来',
      write: ({ pen, problems, questions }) => {
        const written = plan(pen, problems, questions)
        return {
          ...written,
          content: [...written.content, ...doc([gapNode('try', '明年想试的一件事')]).content],
        }
      },
    },
    { key: 'notes', heading: null, write: ({ pen }) => notes(pen) },
  ],
})
