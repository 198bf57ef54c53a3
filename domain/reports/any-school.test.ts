import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkPage } from './checks/check-page.ts'
import { doc, figuresIn, line } from './kit/doc.ts'
import { draftSchoolSummary, schoolSummary } from './school-summary.ts'
import { editorFaults } from './testing/editor-rules.ts'
import { inventedSchool } from './testing/invented-school.ts'

/** A seed is an invented school of 0 to 60 pupils, somewhere in the autumn term (summaries §1–4, §7, §9, §10). */
it('any school’s draft passes an editor’s mechanical rules, its numbers add up, and each has one value in the text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const { input, figures } = inventedSchool(seed)
      const draft = draftSchoolSummary(input)
      expect(editorFaults(draft, input)).toEqual([])
      const page = draft.sections.map((s) => ({ ...s, own: false }))
      const checks = checkPage({
        page,
        summary: input,
        report: schoolSummary,
        figures,
        childNames: [],
        elsewhere: [],
        noProblem: draft.problems === 0,
      })
      expect(checks.filter((c) => c.level === 'stop')).toEqual([])
      for (const { ref, text } of page.flatMap((s) => figuresIn(s.doc))) expect(text, ref).toBe(figures[ref]?.text)
    }),
    { numRuns: 120 },
  )
})

/** F12 and its relatives, as they were printed or could be: a subject without a predicate, or said a second time. */
it.each([
  '到期的期中一轮应访26户，还没有走到的，26户没有走到，未注明原因。',
  '应访31户，31户没有走到。',
  '完成5人次；9名学生中还没有月月谈到的，9名漏了一个月。',
  '家访上学期应访6户，没有各轮都走到的；本学期应访7户，其中2户各轮都走到。',
  '住宿情况没有登记的8名。',
])('an editor strikes out: %s', (text) => {
  const { input } = inventedSchool(1)
  const draft = draftSchoolSummary(input)
  const faults = editorFaults(
    { ...draft, sections: [{ key: 'daily', title: '', doc: doc(line`${text}`) }] as never },
    input,
  )
  expect(faults.filter((f) => /^(?:分句不只有主语|同一个主语不说两遍)：/.test(f))).not.toEqual([])
})
