/**
 * Who prepared a page, who looked through it, what was found (summaries §7: 人定夺; dossier: 拟稿、审核、签发). A page of somebody who does all
 * of it alone needs none of this: it is issued as it stands.
 */
export type Signer = { account: string; name: string; on: string }
/** A remark on one section; `settled`: whoever writes the page says that it is seen to. */
export type ReviewNote = { id: string; section: string; by: Signer; text: string; settled: boolean }
export type ReviewStep = 'open' | 'waiting' | 'passed' | 'returned'
export type Review = {
  step: ReviewStep
  preparer: Signer | null
  reviewer: Signer | null
  /** Why it was returned. */
  remark: string | null
  notes: readonly ReviewNote[]
}

export const NO_REVIEW: Review = { step: 'open', preparer: null, reviewer: null, remark: null, notes: [] }

/** More than a page needs; what is settled may go. */
export const MOST_NOTES = 60

/** A page that somebody looks at is not changed meanwhile. */
export const isHeld = ({ step }: Review): boolean => step === 'waiting' || step === 'passed'

/** Whoever prepared it does not look through it as well. */
export const mayReview = (review: Review, account: string): boolean =>
  review.step === 'waiting' && review.preparer?.account !== account

/** May this account issue it? What was handed in is issued by somebody else, or after somebody else has looked through it. */
export const mayIssueReviewed = (review: Review, account: string): boolean =>
  review.step !== 'waiting' || review.preparer?.account !== account

export const openNotes = ({ notes }: Review): number => notes.filter((note) => !note.settled).length

export const submitted = (review: Review, by: Signer): Review => ({
  ...review,
  step: 'waiting',
  preparer: by,
  reviewer: null,
  remark: null,
})

export const passed = (review: Review, by: Signer): Review => ({
  ...review,
  step: 'passed',
  reviewer: by,
  remark: null,
})

export const returned = (review: Review, by: Signer, remark: string): Review => ({
  ...review,
  step: 'returned',
  reviewer: by,
  remark,
})
