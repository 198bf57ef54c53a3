/** What an import changed, child by child, as it was told when it was written; sealed. It stays when the import is undone (F15). */
export const importTold: string[] = ['alter table roster_import add column told_sealed bytea']
