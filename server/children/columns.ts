import { maskPhone } from '../../domain/kit/identity/mask.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import type { PresentColumns } from '../db/present.ts'
import type { Keys } from '../keys.ts'
import { nameOrder, numberKey, searchKeys } from './search-keys.ts'

export type Placed = { schoolId: number | null; classId: number | null; villageId: number | null; householdId: string }

/** Whom a child's family card names. */
export const PARTS = ['father', 'mother', 'carer'] as const

/** The facts of a flat entry, as a span from a day on. */
export const factsFrom = (flat: FlatChild, placed: Placed): Partial<ChildFacts> => ({
  status: placed.schoolId === null ? 'village' : 'enrolled',
  schoolId: placed.schoolId,
  classId: placed.classId,
  villageId: placed.villageId,
  householdId: placed.householdId,
  grade: flat.grade,
  sex: flat.sex,
  birth: flat.birth,
  boarder: flat.boarder,
  hukou: flat.hukou,
  fatherState: flat.fatherState,
  fatherPlace: flat.fatherPlace,
  fatherSince: flat.fatherSince,
  motherState: flat.motherState,
  motherPlace: flat.motherPlace,
  motherSince: flat.motherSince,
  ...(flat.fatherIncapable === undefined ? {} : { fatherIncapable: flat.fatherIncapable }),
  ...(flat.motherIncapable === undefined ? {} : { motherIncapable: flat.motherIncapable }),
  careKind: flat.carerKind,
  careRelation: flat.carerRelation,
})

/** What of the register's row is written as it is said, and holds from no day on. */
const plainColumns = (flat: FlatChild) => ({
  name: flat.name,
  ethnicity: flat.ethnicity,
  birthday_by: flat.birthdayBy ?? null,
  address: flat.address,
})

/** What a new child's row repeats from its first span. */
const firstColumns = (flat: FlatChild, placed: Placed): PresentColumns => ({
  status: placed.schoolId === null ? 'village' : 'enrolled',
  school_id: placed.schoolId,
  class_id: placed.classId,
  village_id: placed.villageId,
  household_id: placed.householdId,
  grade: flat.grade,
  sex: flat.sex,
  birth: flat.birth,
  hukou: flat.hukou,
  boarder: flat.boarder,
})

const studentColumns = (keys: Keys, county: number, id: string, flat: FlatChild) => ({
  student_no_sealed: flat.studentNo
    ? keys.seal(flat.studentNo, { county, table: 'child', id, field: 'student_no' })
    : null,
  student_no_blind: flat.studentNo ? keys.blind(county, flat.studentNo) : null,
})
const idColumns = (keys: Keys, county: number, id: string, flat: FlatChild) => ({
  id_sealed: flat.idNumber ? keys.seal(flat.idNumber, { county, table: 'child', id, field: 'id_number' }) : null,
  id_blind: flat.idNumber ? keys.blind(county, flat.idNumber) : null,
})

/** The register's row: the numbers sealed and, for finding, blind. */
export const childColumns = (keys: Keys, county: number, id: string, flat: FlatChild, placed: Placed) => ({
  ...plainColumns(flat),
  ...firstColumns(flat, placed),
  name_order: nameOrder(flat.name),
  ...studentColumns(keys, county, id, flat),
  ...idColumns(keys, county, id, flat),
})

type Side = { flat: FlatChild; present: PresentColumns }

/**
 * The columns of the register's row that differ between two sides, as they are now and as they were. Sound, seal and blind index
 * are made only where the name or number differs: they cost most, and sealing gives other bytes each time.
 */
export const changedColumns = (
  keys: Keys,
  county: number,
  id: string,
  was: Side,
  now: Side,
): { set: Record<string, unknown>; old: Record<string, unknown> } => {
  const before: Record<string, unknown> = { ...plainColumns(was.flat), ...was.present }
  const set: Record<string, unknown> = Object.fromEntries(
    Object.entries({ ...plainColumns(now.flat), ...now.present }).filter(
      ([column, value]) => JSON.stringify(value) !== JSON.stringify(before[column]),
    ),
  )
  const old = Object.fromEntries(Object.keys(set).map((column) => [column, before[column]]))
  const also = (differs: boolean, columns: (side: Side) => Record<string, unknown>) => {
    if (!differs) return
    Object.assign(set, columns(now))
    Object.assign(old, columns(was))
  }
  also(was.flat.name !== now.flat.name, ({ flat }) => ({ name_order: nameOrder(flat.name) }))
  also(was.flat.studentNo !== now.flat.studentNo, ({ flat }) => studentColumns(keys, county, id, flat))
  also(was.flat.idNumber !== now.flat.idNumber, ({ flat }) => idColumns(keys, county, id, flat))
  return { set, old }
}

/** Father, mother or carer: phones sealed, and masked for showing. */
export const personColumns = (
  keys: Keys,
  county: number,
  id: string,
  flat: FlatChild,
  part: (typeof PARTS)[number],
) => {
  const phones = flat[`${part}Phones`]
  return {
    part,
    name: flat[`${part}Name`],
    relation: part === 'carer' ? flat.carerRelation : null,
    relation_text: part === 'carer' ? flat.carerRelationText : null,
    phones_sealed: phones.length
      ? keys.seal(JSON.stringify(phones), { county, table: 'child_person', id, field: 'phones' })
      : null,
    phones_masked: phones.map(maskPhone),
    ...(part === 'carer' ? {} : { seen_on: flat[`${part}SeenOn`] ?? null }),
  }
}

const findable = (flat: FlatChild) => ({
  name: flat.name,
  people: [flat.fatherName, flat.motherName, flat.carerName],
  idNumber: flat.idNumber,
  phones: [...flat.fatherPhones, ...flat.motherPhones, ...flat.carerPhones],
})

/** Under what a child is found. */
export const keysOf = (keys: Keys, county: number, flat: FlatChild) =>
  searchKeys(findable(flat), (four) => numberKey(keys, county, four))

/** A change of class or of a carer's place leaves the names and numbers alone by which a child is found. */
export const foundAlike = (a: FlatChild, b: FlatChild): boolean =>
  JSON.stringify(findable(a)) === JSON.stringify(findable(b))
