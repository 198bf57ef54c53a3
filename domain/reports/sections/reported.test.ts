import { expect, it } from 'vitest'
import { classSummary } from '../class-summary.ts'
import type { Report } from '../kit/define-report.ts'
import { docText, gapsOf } from '../kit/doc.ts'
import { schoolSummary } from '../school-summary.ts'
import { subdistrictSummary } from '../subdistrict-summary.ts'
import { inputOf, WORKED } from '../testing/summary-input.ts'
import { townshipSummary } from '../township-summary.ts'

const drafted = (report: Report, level: 'upward' | 'public' = 'upward') =>
  report.draft({ ...inputOf(WORKED, null), level, placeKind: report.face.placeKinds[0] ?? 'school' }).sections
const asked = (report: Report, level?: 'public') =>
  drafted(report, level).flatMap(({ doc }) => gapsOf(doc).filter(({ attrs }) => attrs.key === 'reported'))

it('of mandatory reports nothing is told by itself: whoever may know it is asked, and only the office (summaries §3.3)', () => {
  for (const report of [schoolSummary, townshipSummary, subdistrictSummary]) {
    expect(asked(report)).toHaveLength(1)
    expect(asked(report)[0]?.attrs.hint).toContain('个案依规定另行报告')
    expect(
      drafted(report)
        .map(({ doc }) => docText(doc))
        .join(''),
    ).not.toMatch(/强制报告|另行报告/)
    expect(asked(report, 'public')).toEqual([])
  }
  expect(asked(classSummary)).toEqual([])
})
