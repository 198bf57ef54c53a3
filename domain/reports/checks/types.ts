import type { Report } from '../kit/define-report.ts'
import type { Doc } from '../kit/doc.ts'
import type { SummaryFigure, SummaryInput } from '../kit/input.ts'

/**
 * A light of the self-check before issuing (summaries §7). `stop`: numbers do not agree, cannot be issued; `confirm`: somebody has
 * to say that it is right; `look`: worth a look, does not hold anything up; `ok`: looked at and in order.
 */
export type SummaryCheck = {
  key: string
  level: 'ok' | 'look' | 'confirm' | 'stop'
  text: string
  figure: string | null
}

/** The page as it stands, the author's words included, with what it is measured against. */
export type CheckInput = {
  page: readonly { key: string; heading: string | null; doc: Doc; own: boolean }[]
  summary: SummaryInput
  /** The genre: its face, its sums and its voice. */
  report: Pick<Report, 'face' | 'sums' | 'voiceAt'>
  figures: Readonly<Record<string, SummaryFigure>>
  /** Children's names of this place that stand in the text; names of places elsewhere that do. */
  childNames: readonly string[]
  elsewhere: readonly string[]
  /** Nothing was found to be wrong, and nobody has confirmed that. */
  noProblem: boolean
  /** Remarks of whoever looked through it that nobody has seen to. */
  openNotes?: number
}

export const light = (
  key: string,
  level: SummaryCheck['level'],
  text: string,
  figure: string | null = null,
): SummaryCheck => ({ key, level, text, figure })
