import { REPORT_FACES } from '../reports/kinds.ts'
import { defineReport } from '../reports/kit/define-report.ts'
import { doc, figureNode, line, tableNode, textNode } from '../reports/kit/doc.ts'
import { SCHOOL_VOICE } from '../reports/kit/pen.ts'
import { groupedCare } from '../reports/sections/grouped.ts'
import { plan } from '../reports/sections/plan.ts'
import { findProblems } from '../reports/sections/problems.ts'
import { findQuestions } from '../reports/sections/questions.ts'

/** A genre of the fictional world: it carries the kit's tests, the product knows nothing of it. */
export const teaReport = defineReport({
  face: REPORT_FACES['school-summary'],
  voiceAt: () => ({ ...SCHOOL_VOICE, we: '我茶社', head: '社长' }),
  paper: '茶话会总结',
  rows: null,
  forPublic: null,
  problems: findProblems,
  questions: findQuestions,
  sums: [],
  sections: [
    { key: 'opening', heading: null, write: ({ pen }) => doc(line`${pen.voice.we}情况如下。`) },
    {
      key: 'table',
      heading: '一览',
      write: ({ pen }) =>
        doc(
          tableNode([
            [[textNode('户')], [textNode('壶数')]],
            [[textNode('甲')], [figureNode('pots@A', String(pen.n('pupils')))]],
          ]),
        ),
    },
    { key: 'care', heading: '茶会', write: ({ pen }) => groupedCare(pen, [], '茶会') },
    { key: 'nothing', heading: '从不出现', write: () => null },
    { key: 'plan', heading: '打算', write: ({ pen, problems, questions }) => plan(pen, problems, questions) },
  ],
})

/** A duty that no part of the product tells in its own words. */
export const WEEKLY_TEA = 'weekly-tea'
