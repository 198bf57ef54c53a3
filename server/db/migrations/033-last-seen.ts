/** The day on which a parent was last seen (kinds.md `parent-contact`, S3.20, S5.9): said of the person, not of a span of facts. */
export const lastSeen: string[] = ['alter table child_person add column seen_on text']
