import type { RecordKind } from '../kit/define-record.ts'
import type { StaffPart, TookPart } from '../kit/record-subject.ts'

/** What the kinds about the work of a place have in common. */

/** Who was there of the children: everybody, except (kinds.md §1). */
export const HERE = 'present'
export const rollOf = (title: string): TookPart => ({
  title,
  all: true,
  marks: [
    { value: HERE, label: '参加了' },
    { value: 'excused', label: '请假' },
    { value: 'absent', label: '没来' },
  ],
})

export const staffOf = (title: string, least = 0): StaffPart => ({ title, most: 60, ...(least > 0 ? { least } : {}) })

/** Whoever teaches writes what a class does; who leads a school, a village or a township what that does. */
export const CLASS_WORK: RecordKind['write'] = [
  'head-teacher',
  'dean',
  'principal',
  'village-director',
  'township-officer',
]
export const PLACE_WORK: RecordKind['write'] = ['dean', 'principal', 'village-director', 'township-officer']
/** What a township does with children and before them, its women's federation does as well (kinds.md §6; S2B.5, S2B.14, S2B.16, S2B.18, S2B.19). */
export const FEDERATION: RecordKind['write'] = ['federation-officer']
export const WORK_READERS: RecordKind['read'] = [...CLASS_WORK, 'county-office', ...FEDERATION]

/** A whole number among the answers; 0 where there is none. */
export const numberIn = (body: Readonly<Record<string, unknown>>, field: string): number =>
  typeof body[field] === 'number' ? (body[field] as number) : 0

/** The rows of a repeated answer. */
export const rowsIn = (
  body: Readonly<Record<string, unknown>>,
  field: string,
): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(body[field]) ? (body[field] as Readonly<Record<string, unknown>>[]) : []
