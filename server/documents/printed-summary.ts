import { type Doc, docText, isPrinted } from '../../domain/reports/doc.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'

/** A summary ready to print: headings numbered over the sections that have something to say. */
export type PrintedSummary = {
  title: string
  unit: string
  date: string
  cutoff: string
  checkCode: string | null
  sections: { key: string; heading: string | null; doc: Doc }[]
}

const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

export const printedSummary = (input: PrintedSummary): PrintedSummary => {
  let n = 0
  const sections = input.sections
    .filter((s) => s.doc.content.some(isPrinted))
    .map((s) => ({ ...s, heading: s.heading ? `${NUMBERS[n++] ?? n}、${s.heading}` : null }))
  return { ...input, date: longDate(input.date), cutoff: longDate(input.cutoff), sections }
}

export const summaryText = (summary: PrintedSummary): { key: string; heading: string | null; text: string }[] =>
  summary.sections.map((s) => ({ key: s.key, heading: s.heading, text: docText(s.doc) }))
