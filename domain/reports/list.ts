import type { ReportKind } from './kinds.ts'
import type { Report } from './kit/define-report.ts'
import { schoolSummary } from './school-summary.ts'
import { townshipSummary } from './township-summary.ts'

/** Every genre of the product, by its kind. */
const REPORTS: Readonly<Record<ReportKind, Report>> = {
  'school-summary': schoolSummary,
  'township-summary': townshipSummary,
}

export const findReportKind = (kind: string): Report | null =>
  Object.values(REPORTS).find((report) => report.face.kind === kind) ?? null

/** What is summed up of such a place; null where no genre is written of it. */
export const summaryOfPlace = (placeKind: string): Report | null =>
  Object.values(REPORTS).find((report) => report.face.placeKind === placeKind) ?? null
