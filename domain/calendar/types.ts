import type { RuleSetting } from './rule-setting.ts'

/** A school term; weeks start on Monday, week 1 holds `startsOn`. */
export type Term = { id: string; name: string; startsOn: string; endsOn: string }

/**
 * Days that are not as the week says. `holiday`: without school. `closure`: unplanned (flood, epidemic); the windows it falls into
 * stretch by its length. `make-up`: a weekend's day with school, in exchange for a holiday (调休上学).
 */
export const DAY_OFF_KINDS = ['holiday', 'closure', 'make-up'] as const
export type DayOff = { fromOn: string; toOn: string; kind: (typeof DAY_OFF_KINDS)[number]; name: string }

/**
 * `rules`: what the county said of single duty rules, in the order of their days; a rule without a word is asked as it is declared.
 * `usesFrom`: the day from which on a school writes its work down here, where that was said; what lies before it is on paper and not
 * asked for (F11).
 */
export type Calendar = { terms: Term[]; daysOff: DayOff[]; usesFrom?: string | null; rules?: readonly RuleSetting[] }
