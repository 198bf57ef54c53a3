/** What became of one line of the last plan. */
export type PlanOutcome = { done: boolean; why: string }

/** What only the author knows, kept beside the page so that the text can be written anew from it. */
export type SummaryAnswers = {
  /** Why a child's duty was missed: `rule|childId` → 长期病假. Counted, never named in the text. */
  reasons: Record<string, string>
  /** By the key of the plan's line (PlanItem). */
  outcomes: Record<string, PlanOutcome>
  /** Questions found in the data that the author took into the text (summaries §9). */
  accepted: string[]
  /** The closed entry that is told as a case, without names (summaries §5 S2A); null: none. */
  case: string | null
}

export const NO_ANSWERS: SummaryAnswers = { reasons: {}, outcomes: {}, accepted: [], case: null }

export const reasonKey = (rule: string, subjectId: string): string => `${rule}|${subjectId}`

/** Usual reasons offered to the author; any other short one can be written. */
export const USUAL_REASONS = ['长期病假', '请假离校', '随父母外出', '临时住亲戚家', '老师请假'] as const
