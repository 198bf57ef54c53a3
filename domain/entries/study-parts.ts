import type { Role } from '../roles.ts'

/** Who names key children, writes plans and buddies down: the school (S2A.7–8, S2A.13); those above read how many, with a reason whom. */
export const STUDY_WRITERS: readonly Role[] = ['head-teacher', 'dean', 'principal']
/** Notes, results and plans of a subject are its teacher's too, in the classes that are named to it (kinds.md §6). */
export const LESSON_WRITERS: readonly Role[] = [...STUDY_WRITERS, 'subject-teacher']
export const STUDY_READERS: readonly Role[] = [...STUDY_WRITERS, 'township-officer', 'county-office']
export const LESSON_READERS: readonly Role[] = [...STUDY_READERS, 'subject-teacher']

/** What a plan, a buddy or a note is about. */
export const SUBJECTS = [
  { value: 'chinese', label: '语文' },
  { value: 'maths', label: '数学' },
  { value: 'english', label: '英语' },
  { value: 'other', label: '别的功课' },
]
