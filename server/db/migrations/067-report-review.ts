/** Who prepared a summary, who looked through it, the remarks on its sections; null where nobody handed it in. */
export const reportReview: string[] = ['alter table report add column review jsonb']
