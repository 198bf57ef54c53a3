/**
 * What a record, a duty, a reason or a figure is about: a child, a place (class, school, village, township, county) or an entry of a
 * declared register (a pairing, a Children's Home). Ids are those of the three tables.
 */
export type SubjectKind = 'child' | 'place' | 'entry'
export type Subject = { kind: SubjectKind; id: string }

/** One text for a subject, to key maps with. */
export const subjectKey = (subject: Subject): string => `${subject.kind}:${subject.id}`
