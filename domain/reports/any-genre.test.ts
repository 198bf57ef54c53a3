import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaceKind } from '../registers/place.ts'
import { centralSchoolSummary } from './central-school-summary.ts'
import { checkPage } from './checks/check-page.ts'
import { classSummary } from './class-summary.ts'
import { headTeacherSummary } from './head-teacher-summary.ts'
import type { Report } from './kit/define-report.ts'
import { docText, figuresIn } from './kit/doc.ts'
import { figureText, type PlaceRow, partsOfRef, type SummaryInput } from './kit/input.ts'
import { planPaper } from './plan-paper.ts'
import { subdistrictSummary } from './subdistrict-summary.ts'
import { editorFaults } from './testing/editor-rules.ts'
import { inventedSchool } from './testing/invented-school.ts'
import { townshipSummary } from './township-summary.ts'

/** A few invented schools as the places below, so that the tables and what is said over them have something to say. */
const below = (seed: number): PlaceRow[] =>
  [1, 2, 3].map((k) => ({
    code: `B${k}`,
    name: `第${['一', '二', '三'][k - 1]}处`,
    figures: inventedSchool(seed + k * 7919).input.figures,
  }))

const genres: readonly [Report, Pick<SummaryInput, 'place' | 'placeKind'>][] = [
  [headTeacherSummary, { place: '三年级一班', placeKind: 'class' }],
  [classSummary, { place: '三年级一班', placeKind: 'class' }],
  [townshipSummary, { place: '青石镇', placeKind: 'township' }],
  [centralSchoolSummary, { place: '青石镇', placeKind: 'township' }],
  [subdistrictSummary, { place: '河东街道', placeKind: 'township' }],
  [planPaper, { place: '岩脚小学', placeKind: 'school' }],
]

/** The same numbers told by the state's reading, as a township counts: comings and goings then go with them. */
const byState = <V>(figures: Iterable<[string, V]>): Map<string, V> => {
  const all = new Map(figures)
  for (const [id, value] of [...all]) {
    if (id === 'left-behind.education') all.set('left-behind.state', value)
    if (/^care\.(?!state)/.test(id)) all.set(id.replace('care.', 'care.state.'), value)
  }
  return all
}
const invented = (seed: number, placeKind: PlaceKind) => {
  const { input, figures } = inventedSchool(seed)
  if (placeKind !== 'township') return { input, figures }
  return {
    input: {
      ...input,
      figures: byState(input.figures),
      previous: input.previous && byState(input.previous),
    },
    figures: Object.fromEntries(byState(Object.entries(figures))),
  }
}

/** Every genre over invented lives (summaries §1–5, §7, §10): an editor's mechanical rules, sums, one value a number. */
describe.each(genres)('$face.kind', (report, of) => {
  it('passes the editor, its numbers add up, what it states stands in the figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const made = invented(seed, of.placeKind)
        const rows = report.rows ? below(seed) : []
        const input: SummaryInput = { ...made.input, ...of, below: rows }
        const draft = report.draft(input)
        expect(editorFaults(draft, input)).toEqual([])
        const page = draft.sections.map((s) => ({ ...s, own: false }))
        const checks = checkPage({
          page,
          summary: input,
          report,
          figures: made.figures,
          childNames: [],
          elsewhere: [],
          noProblem: draft.problems === 0,
        })
        expect(checks.filter((c) => c.level === 'stop')).toEqual([])
        for (const { ref, text } of page.flatMap((s) => figuresIn(s.doc))) {
          const { id, code } = partsOfRef(ref)
          const figures = code === null ? made.input.figures : rows.find((row) => row.code === code)?.figures
          expect(text, ref).toBe(figureText(figures?.get(id) ?? { value: null, unit: '' }))
        }
      }),
      { numRuns: 5 },
    )
  })

  it('leaves out no duty in silence: what is owed is told, is a problem, or is said to be unrecorded', () => {
    const { input } = inventedSchool(11)
    const account = { title: '每周茶会', unit: '人' as const, later: [], reasons: [], waivedBecause: [] }
    const draft = report.draft({
      ...input,
      ...of,
      below: [],
      accounts: new Map([['weekly-tea', { ...account, due: [{ label: '9月', due: 9, missed: 4 }] }]]),
    })
    expect(draft.sections.map((s) => docText(s.doc)).join('\n')).toContain('每周茶会')
  })
})
