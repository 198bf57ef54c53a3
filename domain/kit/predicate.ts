/**
 * A small typed condition over the columns of a fact list: data, not code, so that SQL and JavaScript are made from the same
 * declaration (house.md, figures). Dates are compared as text, which is right for `YYYY-MM-DD` and its shorter forms.
 */
export type Operand =
  | string
  | number
  | boolean
  /** A date relative to the cut-off: `{ at: 'cutoff', months: -3 }` = three months before it. */
  | { at: 'cutoff' | 'from' | 'to'; months?: number; days?: number; years?: number }

export type Predicate =
  | { all: Predicate[] }
  | { any: Predicate[] }
  | { not: Predicate }
  | { column: string; is: 'null' | 'not-null' }
  | { column: string; op: '=' | '<>' | '<' | '<=' | '>' | '>='; value: Operand }
  | { column: string; op: 'in'; value: readonly (string | number)[] }
