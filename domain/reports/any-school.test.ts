import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkPage } from './checks/check-page.ts'
import { figuresIn } from './doc.ts'
import { draftSchoolSummary } from './school-summary.ts'
import { editorFaults } from './testing/editor-rules.ts'
import { inventedSchool } from './testing/invented-school.ts'

/** Seeds: each an invented school of 0 to 60 pupils, somewhere in the autumn term. */
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })

it('any school’s draft passes an editor’s mechanical rules (summaries §1–4, §9, §10)', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { input } = inventedSchool(seed)
      expect(editorFaults(draftSchoolSummary(input), input)).toEqual([])
    }),
    { numRuns: 400 },
  )
})

it('any school’s numbers add up, and each stands in the text with one value', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { input, figures } = inventedSchool(seed)
      const draft = draftSchoolSummary(input)
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
      for (const { ref, text } of page.flatMap((s) => figuresIn(s.doc)))
        expect([ref, text]).toEqual([ref, figures[ref]?.text])
    }),
    { numRuns: 200 },
  )
})
