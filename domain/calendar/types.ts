/** A school term; weeks start on Monday, week 1 holds `startsOn`. */
export type Term = { id: string; name: string; startsOn: string; endsOn: string }

/** Days without school. `closure`: unplanned (flood, epidemic); the windows it falls into stretch by its length. */
export type DayOff = { fromOn: string; toOn: string; kind: 'holiday' | 'closure'; name: string }

export type Calendar = { terms: Term[]; daysOff: DayOff[] }
