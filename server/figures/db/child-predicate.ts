import type { Predicate } from '../../../domain/kit/predicate.ts'
import { CHILD_COLUMNS, FILE_COLUMNS } from './fact-lists.ts'
import { predicateSql } from './predicate-sql.ts'

/**
 * A condition over a child's current facts (alias `f`) for lists, or over a file (`c` and `r` as well); adds its values to
 * `params`.
 */
export const childPredicateSql = (
  predicate: Predicate,
  today: string,
  params: unknown[],
  list: 'children' | 'files' = 'children',
): string =>
  predicateSql(predicate, {
    columns: list === 'files' ? FILE_COLUMNS : CHILD_COLUMNS,
    params,
    range: { cutoff: today, from: today, to: today },
  })
