/** Which try of writing or undoing an import its state speaks of: what an earlier one still says or does is not heard. */
export const importAttempt: string[] = ['alter table roster_import add column attempt uuid']
