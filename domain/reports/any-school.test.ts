import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkPage } from './checks/check-page.ts'
import { figuresIn } from './doc.ts'
import { draftSchoolSummary } from './school-summary.ts'
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
        figures,
        childNames: [],
        elsewhere: [],
        noProblem: draft.problems === 0,
      })
      expect(checks.filter((c) => c.level === 'stop')).toEqual([])
      for (const { ref, text } of page.flatMap((s) => figuresIn(s.doc))) expect(text, ref).toBe(figures[ref]?.text)
    }),
    { numRuns: 200 },
  )
})
