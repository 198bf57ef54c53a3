import type { FigureDefinition } from './types.ts'

/**
 * Ids that others rely on whose record kinds are not kept yet: known, with a value that is not (null). An empty register must
 * not read as “nobody was called” (summaries §2.6).
 */
const none = (id: string, unit: string, title: string, counts: string): FigureDefinition => ({
  id,
  unit,
  title,
  definition: `${counts}；系统中还没有这一类记录，数不出来。`,
  facts: 'records',
  filter: { any: [] },
  measure: { of: 'none' },
})

/** Contacts with parents and carers, guardian meetings (S1.14, S1.17). */
export const contactFigures: readonly FigureDefinition[] = [
  none('contacts.parents.held', '人次', '联系父母', '期内教师与父母沟通的人次'),
  none('contacts.parents.children', '名', '联系到父母的孩子', '期内至少与父母沟通过一次的孩子，不重复'),
  none('contacts.carers.held', '人次', '联系照看人', '期内在家访之外与照看人沟通的人次'),
  none('contacts.carers.children', '名', '联系到照看人的孩子', '期内照看人至少沟通过一次的孩子，不重复'),
  none('meetings.held', '次', '监护人会议', '期内召开的监护人会议'),
  none('meetings.attendance', '人次', '监护人到会', '期内监护人会议到会的人次，按点名'),
]
