import type { Period } from '../../../domain/calendar/year.ts'
import { AppError } from '../../../domain/errors.ts'
import { spanAsked } from '../../../domain/reports/kinds.ts'
import type { Report } from '../../../domain/reports/kit/define-report.ts'
import { LEVEL_WORDS, type Level } from '../../../domain/reports/level.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type PlaceTerm, placeTerm } from '../../places/queries/term-of-place.ts'
import { bulletinAt } from './bulletin-draft.ts'

/** What is asked for a page of: a term, the year that it lies in, or a record (a bulletin). */
export type PageAsked = {
  kind: string
  place: string
  /** Not asked of a bulletin: its record has its day. */
  term?: string | undefined
  /** The term itself (not given), or the year that it lies in. */
  period?: Period | undefined
  /** The record that a bulletin tells of. */
  record?: string | undefined
  level?: Level | undefined
  at?: string | undefined
}

const NO_RECORD = '简报由一条记录写成，请先选一条。'

/** A bulletin tells of a record, and nothing else does. Errors: invalid. */
export const sourceOf = ({ kind, record }: Pick<PageAsked, 'kind' | 'record'>): string | null => {
  if (kind !== 'bulletin') return null
  if (!record) throw new AppError('invalid', { record: NO_RECORD }, NO_RECORD)
  return record
}

/** Place, term or year, and cut-off as asked for a genre. Errors: term-unknown, place-unknown, not-found, invalid (placeTerm, bulletinAt). */
export const askedAt = (tx: Tx, asked: PageAsked, action: 'report.read' | 'report.write'): Promise<PlaceTerm> => {
  const { kind, place, term, period, at } = asked
  const source = sourceOf(asked)
  if (source !== null) return bulletinAt(tx, { place, record: source }, action)
  if (term === undefined) throw new AppError('term-unknown')
  return placeTerm(tx, { place, term: spanAsked(kind, term, period), at }, action)
}

/** Of such a place, and for such readers? Errors: invalid. */
export const mustBeWritten = ({ face }: Report, { place }: PlaceTerm, level: Level) => {
  if (!face.placeKinds.includes(place.kind)) throw new AppError('invalid', undefined, face.placeFault)
  if (!face.levels.includes(level))
    throw new AppError('invalid', undefined, `${face.title}不写${LEVEL_WORDS[level].title}，请改选别的。`)
}
