import { AppError } from '../../domain/errors.ts'
import { NOT_HELD, sentVersion } from '../db/write/change.ts'
import type { Changes } from './typed-changes.ts'

type Field = keyof Changes

/** By which columns each field of the screen has its versions: its own first, then those that are written along with it. */
const COLUMNS: Record<Field, readonly [string, ...string[]]> = {
  name: ['name', 'name_order'],
  sex: ['sex'],
  birth: ['birth'],
  birthdayBy: ['birthday_by'],
  idNumber: ['id_sealed', 'id_blind'],
  studentNo: ['student_no_sealed', 'student_no_blind'],
  ethnicity: ['ethnicity'],
  hukou: ['hukou'],
  classCode: ['class_id'],
  villageCode: ['village_id'],
  address: ['address'],
  boarder: ['boarder'],
  fatherName: ['father_name'],
  fatherState: ['father_state'],
  fatherPlace: ['father_place'],
  fatherSince: ['father_since'],
  fatherIncapable: ['father_incapable'],
  fatherPhones: ['father_phones'],
  fatherSeenOn: ['father_seen_on'],
  motherName: ['mother_name'],
  motherState: ['mother_state'],
  motherPlace: ['mother_place'],
  motherSince: ['mother_since'],
  motherIncapable: ['mother_incapable'],
  motherPhones: ['mother_phones'],
  motherSeenOn: ['mother_seen_on'],
  carerName: ['carer_name'],
  carerKind: ['care_kind'],
  carerRelation: ['care_relation'],
  carerPhones: ['carer_phones'],
}
const FIELDS = Object.keys(COLUMNS) as Field[]
/** Where a parent is empties where that was, and since when: a change of these by somebody else is held against it too. */
const EMPTIES: Partial<Record<Field, readonly Field[]>> = {
  fatherState: ['fatherPlace', 'fatherSince'],
  motherState: ['motherPlace', 'motherSince'],
}
/** Follows from what was named (the school from the class, the household from the family): nobody saw a version of it. */
const DERIVED = [
  'status',
  'school_id',
  'household_id',
  'household_said',
  'grade',
  'name_order',
  'care_kind',
  'village_id',
] as const

/** Shown masked, so that `seen` cannot tell them: held by their versions. */
const NUMBERS: Partial<Record<Field, string>> = {
  idNumber: '身份证号',
  studentNo: '学籍号',
  fatherPhones: '父亲电话',
  motherPhones: '母亲电话',
  carerPhones: '照看人电话',
}

/**
 * The versions that a change is held against, by column. A field is named as the screen names it or by its column; one that is
 * not named is at version 1 (outside.md). What `seen` tells is judged by that.
 */
export const heldVersions = (
  changes: Changes,
  base: Record<string, number>,
  seen: Record<string, unknown> | undefined,
): Record<string, number> => {
  const named = FIELDS.filter((f) => changes[f] !== undefined)
  const held = new Set([...named, ...named.flatMap((f) => EMPTIES[f] ?? [])])
  const versionOf = (field: Field): number => {
    if (!held.has(field) || (seen && Object.hasOwn(seen, field))) return NOT_HELD
    const [own] = COLUMNS[field]
    const sent = Object.hasOwn(base, field) ? base[field] : Object.hasOwn(base, own) ? base[own] : 1
    return sentVersion(sent ?? 1)
  }
  return {
    ...Object.fromEntries(DERIVED.map((column) => [column, NOT_HELD])),
    ...Object.fromEntries(
      FIELDS.flatMap((field) => COLUMNS[field].map((column): [string, number] => [column, versionOf(field)])),
    ),
  }
}

/** A number that somebody else changed while it was being typed, told to a form, which shows none of both. */
export const tellNumbers = (error: unknown): unknown => {
  const columns = error instanceof AppError && error.code === 'conflict' ? Object.keys(error.details ?? {}) : []
  const titles = FIELDS.flatMap((f) => (columns.includes(COLUMNS[f][0]) ? (NUMBERS[f] ?? []) : []))
  if (titles.length === 0) return error
  return new AppError(
    'conflict',
    {},
    `${titles.join('、')}刚刚被别人改过，这一次没有保存。请关上再打开，核对以后再填。`,
  )
}
