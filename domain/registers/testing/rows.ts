import { EMPTY_CHILD, type FlatChild, type IncomingChild, type RegisterChild } from '../roster-child.ts'

/** A child of 三(1)班 whose parents are at home. */
export const flat = (more: Partial<FlatChild>): FlatChild => ({
  ...EMPTY_CHILD,
  grade: 3,
  label: '1',
  fatherState: 'home',
  motherState: 'home',
  ...more,
})
/** A child of the register in 三(1)班. */
export const child = (id: string, more: Partial<FlatChild>, since = '2026-09-01'): RegisterChild => ({
  id,
  nameKey: more.name ?? '',
  classTitle: '三(1)班',
  since,
  leftBehind: false,
  left: false,
  flat: flat(more),
})
/** A row of a file. */
export const row = (n: number, says: Partial<FlatChild> & { name: string }): IncomingChild => ({
  key: `!${n}`,
  sheet: '',
  row: n,
  nameKey: says.name,
  issues: [],
  says,
})
export const options = { autumn: true, termStart: '2026-09-01', population: 'all' as const }
