/** Written down from paper, long after (F11, decision 035): null for all that was recorded in its time. */
export const recordFromPaper: string[] = ['alter table record add column from_paper bool']
