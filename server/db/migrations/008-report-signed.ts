/** Under which name and on which day a summary was issued: both stay, whatever the school is called later. */
export const reportSigned: string[] = [`alter table report add column signed jsonb`]
