/**
 * For which version of the roll a child was gone over (decision 075): once a roll was opened again, 没变 that was said for the one before
 * is asked anew of whoever changed since. Null of what was said before it was asked.
 */
export const answerOfVersion: string[] = ['alter table census_answer add column roll_version int']
