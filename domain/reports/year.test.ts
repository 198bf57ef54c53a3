import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Report } from './kit/define-report.ts'
import { docText, gapsOf } from './kit/doc.ts'
import type { SummaryInput, YearPart } from './kit/input.ts'
import { schoolSummary } from './school-summary.ts'
import { editorFaults } from './testing/editor-rules.ts'
import { inventedSchool } from './testing/invented-school.ts'
import { townshipSummary } from './township-summary.ts'

/** The same lives told as a year: its first part is what the invented term counted, the second another school's. */
const asYear = (seed: number, id: string, names: readonly [string, string]): SummaryInput => {
  const { input } = inventedSchool(seed)
  const parts = names.map(
    (name, i): YearPart => ({
      id: `${id}-${i + 1}`,
      name,
      figures: i === 0 ? input.figures : inventedSchool(seed + 7919).input.figures,
    }),
  )
  return { ...input, term: { ...input.term, id }, termName: '2026年', parts }
}

const GENRES: readonly [Report, Pick<SummaryInput, 'place' | 'placeKind'>, string, readonly [string, string]][] = [
  [schoolSummary, { place: '岩脚小学', placeKind: 'school' }, '2026-school-year', ['秋季学期', '春季学期']],
  [townshipSummary, { place: '青石镇', placeKind: 'township' }, '2026-year', ['2026年上半年', '2026年下半年']],
]

it.each(GENRES)('$face.kind of a year reads as well as of a term, and speaks of no term', (report, of, id, names) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const input: SummaryInput = { ...asYear(seed, id, names), ...of, lookback: null, previousTermName: null }
      const draft = report.draft(input)
      expect(editorFaults(draft, input)).toEqual([])
      const said = draft.sections.flatMap((s) => [docText(s.doc), ...gapsOf(s.doc).map((g) => g.attrs.hint)])
      expect(said.join('\n')).not.toMatch(/[上本下这]学期/)
    }),
    { numRuns: 6 },
  )
})
