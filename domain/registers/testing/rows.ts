import type { FlatChild, IncomingChild, RegisterChild } from '../roster-child.ts'

export const flat = (more: Partial<FlatChild>): FlatChild => ({
  name: '',
  sex: 'unknown',
  birth: null,
  idNumber: null,
  studentNo: null,
  ethnicity: null,
  hukou: 'unknown',
  grade: 3,
  label: '1',
  address: null,
  villageId: null,
  boarder: null,
  fatherName: null,
  fatherState: 'home',
  fatherPlace: null,
  fatherSince: null,
  fatherPhones: [],
  motherName: null,
  motherState: 'home',
  motherPlace: null,
  motherSince: null,
  motherPhones: [],
  carerName: null,
  carerKind: 'unknown',
  carerRelation: null,
  carerRelationText: null,
  carerPhones: [],
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
