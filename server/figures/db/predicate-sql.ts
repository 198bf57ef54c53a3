import { operandValue, type Range } from '../../../domain/kit/evaluate-predicate.ts'
import type { Predicate } from '../../../domain/kit/predicate.ts'

/** Columns of a fact list by the keys that predicates name, the values bound so far, and the days they may name. */
export type SqlScope = { columns: Readonly<Record<string, string>>; params: unknown[]; range: Range }

/** Adds a value and returns its place in the text, with its type said: no planner has to guess. */
export const bind = (scope: Pick<SqlScope, 'params'>, value: string | number | boolean): string => {
  scope.params.push(value)
  return `$${scope.params.length}${typeof value === 'number' ? '::int' : typeof value === 'boolean' ? '::bool' : '::text'}`
}

/** The expression of a key; `{from}` in it is the first day looked at. Throws where the list has no such column. */
export const columnSql = (key: string, scope: SqlScope): string => {
  const column = scope.columns[key]
  if (!column) throw new Error(`no column ${key} in this fact list`)
  return column.replace('{from}', () => bind(scope, scope.range.from))
}

/** The SQL twin of `evaluatePredicate`: two-valued, a comparison with an unknown value is false. */
export const predicateSql = (predicate: Predicate, scope: SqlScope): string => {
  if ('all' in predicate)
    return predicate.all.length ? `(${predicate.all.map((p) => predicateSql(p, scope)).join(' and ')})` : 'true'
  if ('any' in predicate)
    return predicate.any.length ? `(${predicate.any.map((p) => predicateSql(p, scope)).join(' or ')})` : 'false'
  if ('not' in predicate) return `not ${predicateSql(predicate.not, scope)}`
  const column = columnSql(predicate.column, scope)
  if ('is' in predicate) return `${column} is ${predicate.is === 'null' ? '' : 'not '}null`
  if (predicate.op === 'in')
    return `coalesce(${column} in (${predicate.value.map((v) => bind(scope, v)).join(', ')}), false)`
  return `coalesce(${column} ${predicate.op} ${bind(scope, operandValue(predicate.value, scope.range))}, false)`
}

/** The columns that a predicate asks about. */
export const columnsIn = (predicate: Predicate): string[] => {
  if ('all' in predicate) return predicate.all.flatMap(columnsIn)
  if ('any' in predicate) return predicate.any.flatMap(columnsIn)
  if ('not' in predicate) return columnsIn(predicate.not)
  return [predicate.column]
}

/** A predicate as parts that must all hold, none of which is again such a list: what many figures have in common is found in them. */
export const conjuncts = (predicate: Predicate): Predicate[] =>
  'all' in predicate ? predicate.all.flatMap(conjuncts) : [predicate]
