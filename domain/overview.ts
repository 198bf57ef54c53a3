/** What a township or county sees of its places in one table: a row a school, a village or a township. */
export const OVERVIEW_KINDS = ['township', 'school', 'village'] as const
export type OverviewKind = (typeof OVERVIEW_KINDS)[number]

/** Numbers of a row; each opens to as many rows. Who is left behind stands by education's reading and by civil affairs' side by side. */
export const OVERVIEW_COUNTS = [
  'children',
  'education',
  'state',
  'due',
  'met',
  'overdue',
  'came',
  'left',
  'changed',
] as const
export type OverviewCount = (typeof OVERVIEW_COUNTS)[number]

/** What can be opened: the numbers, and what fell due in a month and is not done (of the month that runs: not yet). */
export const OVERVIEW_OPENS = [...OVERVIEW_COUNTS, 'missed'] as const
export type OverviewOpen = (typeof OVERVIEW_OPENS)[number]

/** After so many days without a record a place with children left behind is asked what is the matter: half of a month's rhythm. */
export const QUIET_DAYS = 14

/** What has not come from a place: no list of this term; no record for a while. */
export const NOT_REPORTED = ['list', 'records'] as const
export type NotReported = (typeof NOT_REPORTED)[number]

export const OVERVIEW_WORDS: Record<OverviewOpen, string> = {
  children: '在册孩子',
  education: '父母外出（教育口径）',
  state: '父母外出（国务院口径）',
  due: '本月要做',
  met: '做了',
  overdue: '过期没做',
  came: '近七天来的',
  left: '近七天走的',
  changed: '近七天情况有变',
  missed: '漏下',
}

/** Which tables somebody may look at, the usual first. */
export const overviewKindsAt = (kind: string): readonly OverviewKind[] =>
  kind === 'county' ? OVERVIEW_KINDS : kind === 'township' ? ['school', 'village'] : []
