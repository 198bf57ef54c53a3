import { isCivilDate } from './dates.ts'
import type { RecordBody } from './define-record.ts'

/** A text or a code among the answers; empty where there is none. */
export const textIn = (answers: RecordBody, field: string): string => {
  const value = answers[field]
  return typeof value === 'string' ? value.trim() : ''
}

/** A whole day among the answers; null where there is none. */
export const dayIn = (answers: RecordBody, field: string): string | null => {
  const value = answers[field]
  return typeof value === 'string' && isCivilDate(value) ? value : null
}
