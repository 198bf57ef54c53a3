import type { Inline } from './doc.ts'

/**
 * One problem with the line of the plan that answers it (summaries §5, §10): how many, which months, what was tried; then who,
 * by when, does what, and how it is seen to be done. `theme` is the short first sentence.
 */
export type Problem = { key: string; figure: string; theme: string; facts: Inline[]; plan: Inline[] }

/** What the data suggest and only the author can say (summaries §9): a question with its number; taken into the text when accepted. */
export type SummaryQuestion = { key: string; figure: string; text: string; accepted: boolean; problem: Problem }
