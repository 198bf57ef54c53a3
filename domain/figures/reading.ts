import type { Predicate } from '../kit/predicate.ts'
import { READINGS, type ReadingKey } from '../registers/child.ts'
import type { PlaceKind } from '../registers/place.ts'
import type { FigureReading } from './types.ts'

/** A school and its classes count by the education reading; villages, townships and the county by the state's. */
export const readingAt = (kind: PlaceKind): FigureReading =>
  kind === 'school' || kind === 'class' ? 'education' : 'state'

/** 学生 in a school's papers, 儿童 in a township's (summaries §2.4). */
export const personWord = (reading: FigureReading): string => (reading === 'education' ? '学生' : '儿童')

/** 留守学生（教育部门口径：…） for a definition sentence: the first mention carries the whole reading. */
export const readingText = (key: ReadingKey): string => `${READINGS[key].name}：${READINGS[key].definition}`

/** Children for whom a fact that decides is unknown: counted or not as the definition says, and told beside the value. */
export const unknownOf = (key: ReadingKey): Predicate => {
  const { predicate, unknown, undecided } = READINGS[key]
  const counted: Predicate = { all: [predicate, unknown] }
  return undecided ? { any: [counted, { all: [{ not: predicate }, undecided] }] } : counted
}
