/** What a record, an entry, a duty or a waiver is about: a child or an entry by its id, a place by its number (second-storey §1). */
export type Subject = { kind: 'child' | 'place' | 'entry'; id: string }

/** One text for one subject, to look it up by. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind} ${id}`
