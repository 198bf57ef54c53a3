/** What only the author of a summary knows (reasons, what became of the last plan, questions taken in): kept beside the page. */
export const reportAnswers: string[] = [`alter table report add column answers jsonb not null default '{}'`]
