import { maskPhone } from '../../domain/kit/identity/mask.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import type { Keys } from '../keys.ts'
import { nameOrder, searchKeys } from './search-keys.ts'

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

/** The register's row: the ID number sealed and, for finding, blind. */
export const childColumns = (keys: Keys, county: number, id: string, flat: FlatChild, placed: Placed) => ({
  name: flat.name,
  name_order: nameOrder(flat.name),
  sex: flat.sex,
  birth: flat.birth,
  student_no: flat.studentNo,
  student_no_blind: flat.studentNo ? keys.blind(county, flat.studentNo) : null,
  id_sealed: flat.idNumber ? keys.seal(flat.idNumber, { county, table: 'child', id, field: 'id_number' }) : null,
  id_blind: flat.idNumber ? keys.blind(county, flat.idNumber) : null,
  id_last4: flat.idNumber?.slice(-4) ?? null,
  ethnicity: flat.ethnicity,
  hukou: flat.hukou,
  address: flat.address,
  status: placed.schoolId === null ? 'village' : 'enrolled',
  school_id: placed.schoolId,
  class_id: placed.classId,
  village_id: placed.villageId,
  household_id: placed.householdId,
  grade: flat.grade,
  boarder: flat.boarder,
})

/** Father, mother or carer: phones sealed, their last four for finding. */
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
    phones_last4: phones.map((p) => p.slice(-4)),
  }
}

/** Under what a child is found. */
export const keysOf = (flat: FlatChild) =>
  searchKeys({
    name: flat.name,
    people: [flat.fatherName, flat.motherName, flat.carerName],
    idNumber: flat.idNumber,
    phones: [...flat.fatherPhones, ...flat.motherPhones, ...flat.carerPhones],
  })
