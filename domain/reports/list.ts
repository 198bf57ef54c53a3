import { bulletin } from './bulletin.ts'
import { centralSchoolSummary } from './central-school-summary.ts'
import { classSummary } from './class-summary.ts'
import { headTeacherSummary } from './head-teacher-summary.ts'
import type { ReportKind } from './kinds.ts'
import type { Report } from './kit/define-report.ts'
import { planPaper } from './plan-paper.ts'
import { schoolSummary } from './school-summary.ts'
import { subdistrictSummary } from './subdistrict-summary.ts'
import { townshipSummary } from './township-summary.ts'

/** Every genre of the product, by its kind. */
const REPORTS: Readonly<Record<ReportKind, Report>> = {
  'school-summary': schoolSummary,
  'township-summary': townshipSummary,
  'central-school-summary': centralSchoolSummary,
  'subdistrict-summary': subdistrictSummary,
  'head-teacher-summary': headTeacherSummary,
  'class-summary': classSummary,
  plan: planPaper,
  bulletin,
}

export const findReportKind = (kind: string): Report | null =>
  Object.values(REPORTS).find((report) => report.face.kind === kind) ?? null

/** The usual summary of such a place; null where no genre is written of it. */
export const summaryOfPlace = (placeKind: string): Report | null =>
  Object.values(REPORTS).find((report) => report.face.placeKinds.some((kind) => kind === placeKind)) ?? null
