/** Whom to call in an emergency at a place (police station, civil affairs, clinic): public, shown signed out. */
export const helpLines: string[] = [`alter table place add column help_lines jsonb not null default '[]'`]
