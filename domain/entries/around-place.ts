import type { Role } from '../roles.ts'

/** Who reads what a place writes down for everybody there: its posts, its rules, its partners, its campaigns. */
export const PLACE_READERS: readonly Role[] = [
  'head-teacher',
  'dean',
  'principal',
  'village-director',
  'township-officer',
  'federation-officer',
  'county-office',
]

/** Who leads a school, a village, a township or the county writes it. */
export const PLACE_WRITERS: readonly Role[] = [
  'dean',
  'principal',
  'village-director',
  'township-officer',
  'county-office',
]
