import { RELATION_NAMES } from '../../domain/registers/child.ts'
import type { Ask } from '../client/call.ts'
import { typedDate } from './typed-date.ts'

/** A child's facts as a form holds them: all text, empty where nothing is known. */
export type ChildFormValue = Partial<
  Record<
    | 'name'
    | 'sex'
    | 'birth'
    | 'birthdayBy'
    | 'idNumber'
    | 'studentNo'
    | 'ethnicity'
    | 'classCode'
    | 'villageCode'
    | 'address'
    | 'boarder'
    | 'hukou'
    | 'fatherName'
    | 'fatherState'
    | 'fatherPlace'
    | 'fatherSince'
    | 'fatherAble'
    | 'fatherPhones'
    | 'motherName'
    | 'motherState'
    | 'motherPlace'
    | 'motherSince'
    | 'motherAble'
    | 'motherPhones'
    | 'carerName'
    | 'carerRelation'
    | 'carerPhones',
    string
  >
>
export type ChildField = keyof ChildFormValue
type Changes = NonNullable<Ask<'changeChild'>['body']>['changes']
type Seen = NonNullable<NonNullable<Ask<'changeChild'>['body']>['seen']>

/** Emptied, these stay as they are: a child has a name, and “not known” is an answer of its own. */
const KEPT: readonly ChildField[] = ['name', 'sex', 'hukou', 'classCode', 'fatherState', 'motherState']
const bool = (text: string) => (text === '' ? null : text === 'yes')

/** Only what was changed goes to the server; an emptied field is said to be empty. */
export const toChanges = (value: ChildFormValue, start: ChildFormValue): Changes => {
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value) as ChildField[]) {
    const text = (value[key] ?? '').trim()
    if (text === (start[key] ?? '')) continue
    if (key.endsWith('Phones')) out[key] = text.split(/[、,，;；\s/]+/).filter(Boolean)
    else if (key === 'boarder') out.boarder = bool(text)
    else if (key === 'fatherAble' || key === 'motherAble')
      out[key.replace('Able', 'Incapable')] = text === '' ? null : text === 'no'
    else if (key === 'carerRelation') {
      out.carerRelation = text in RELATION_NAMES ? text : null
      if (text === 'alone') out.carerKind = 'alone'
    } else if (KEPT.includes(key)) {
      if (text !== '') out[key] = text
    } else if (key === 'birth' || key.endsWith('Since')) {
      const day = typedDate(text)
      if (day !== (start[key] ?? '')) out[key] = day === '' ? null : day
    } else out[key] = text === '' ? null : text
  }
  return out as Changes
}

/** The same facts as the server names them: what the writer saw when beginning. Masked numbers are left out. */
export const toSeen = (start: ChildFormValue): Seen => {
  const out: Seen = {}
  for (const key of Object.keys(start) as ChildField[]) {
    const text = start[key] ?? ''
    if (key.endsWith('Phones') || key === 'idNumber' || key === 'studentNo') continue
    if (key === 'boarder') out.boarder = bool(text)
    else if (key === 'fatherAble' || key === 'motherAble')
      out[key.replace('Able', 'Incapable')] = text === '' ? null : text === 'no'
    else if (key === 'carerRelation') out.carerRelation = text in RELATION_NAMES ? text : null
    else out[key] = text === '' ? (key === 'sex' || key === 'hukou' ? 'unknown' : null) : text
  }
  return out
}

export type Clash = { field: ChildField; mine: string; theirs: string; by: string; on: string }

const text = (value: unknown): string =>
  value === null || value === undefined || value === 'unknown'
    ? ''
    : value === true
      ? 'yes'
      : value === false
        ? 'no'
        : String(value)

/** What the server says somebody else changed meanwhile, by the form's fields. */
export const clashesOf = (details: unknown): Clash[] =>
  Object.entries((details ?? {}) as Record<string, { mine: unknown; theirs: unknown; by?: string; on?: string }>).map(
    ([name, c]) => {
      const incapable = name.endsWith('Incapable')
      const turn = (v: unknown) => (incapable && typeof v === 'boolean' ? text(!v) : text(v))
      return {
        field: (incapable ? name.replace('Incapable', 'Able') : name) as ChildField,
        mine: turn(c.mine),
        theirs: turn(c.theirs),
        by: c.by ?? '',
        on: c.on ?? '',
      }
    },
  )
