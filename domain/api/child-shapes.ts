import * as z from 'zod'
import { ANY_TAG, TAGS } from '../entries/tags.ts'
import { BIRTHDAY_BY } from '../registers/birthday.ts'
import { RELATIONS } from '../registers/child-facts.ts'
import { GAP_KEYS } from '../registers/file-gaps.ts'
import { childConcern } from './concern.ts'
import { duty } from './duty.ts'
import { date, name60, nameOrNone, uuid } from './kit.ts'
import { record } from './record.ts'
import { touch } from './touch.ts'

const partial = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
const parentState = z.enum(['home', 'away', 'listed', 'dead', 'lost', 'prison', 'other', 'unknown', 'none'])
const careKind = z.enum(['grandparents', 'relatives', 'teachers', 'parent', 'alone', 'other', 'unknown'])
const relation = z.enum(RELATIONS)
export const sex = z.enum(['male', 'female', 'unknown'])
const hukou = z.enum(['rural', 'urban', 'unknown'])

/** Phones leave the server masked (`138****0001`) unless opened with a reason. */
const parent = z.object({
  name: z.string().nullable(),
  state: parentState,
  place: z.string().nullable(),
  since: z.string().nullable(),
  incapable: z.boolean().nullable(),
  phones: z.array(z.string()),
  /** The day on which somebody last saw this parent. */
  seenOn: z.string().nullable(),
})
const carer = z.object({
  name: z.string().nullable(),
  kind: careKind,
  relation: relation.nullable(),
  relationText: z.string().nullable(),
  phones: z.array(z.string()),
})

const stateOfMonth = z.object({ rule: z.string(), title: z.string(), state: z.string(), text: z.string() })

export const childRow = z.object({
  id: uuid,
  name: z.string(),
  sex,
  birth: z.string().nullable(),
  age: z.number().nullable(),
  schoolId: z.number().nullable(),
  classId: z.number().nullable(),
  className: z.string().nullable(),
  grade: z.number().nullable(),
  villageId: z.number().nullable(),
  villageName: z.string().nullable(),
  address: z.string().nullable(),
  boarder: z.boolean().nullable(),
  father: z.object({ state: parentState, place: z.string().nullable() }),
  mother: z.object({ state: parentState, place: z.string().nullable() }),
  carer: z.object({
    name: z.string().nullable(),
    kind: careKind,
    relation: relation.nullable(),
    relationText: z.string().nullable(),
  }),
  /** The three readings today. */
  leftBehind: z.object({ state: z.boolean(), education: z.boolean(), county: z.boolean() }),
  /** What the file lacks. */
  missing: z.array(z.enum(GAP_KEYS)),
  /** By what registers mark the child (困境情况), in words; empty for whoever does not read them. On no paper. */
  tags: z.array(z.string()),
  status: z.string(),
  /** The day from which the child is here, where that has not come yet (a list of the next term names it). */
  comesOn: date.nullable(),
  /** The worst open duty states of this month, at most two; empty in a list that did not ask for them. */
  duties: z.array(stateOfMonth),
  /** Something is asked for today, and all of it is done; false in a list that did not ask. */
  allDone: z.boolean(),
})

const reading = z.object({
  key: z.enum(['state', 'education', 'county']),
  name: z.string(),
  counts: z.boolean(),
  because: z.string(),
  unknown: z.boolean(),
  /** Which facts are not known, in words. */
  unknownFacts: z.array(z.string()),
})

/** What one register says of a child: facts of its file, each since when and from whom; no entry where nobody has begun. */
export const fileFacts = z.object({
  kind: z.string(),
  title: z.string(),
  entry: uuid.nullable(),
  canWrite: z.boolean(),
  facts: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      text: z.string(),
      /** The day since which it has been known so. */
      since: date,
      by: z.string(),
      /** From whom it was known. */
      from: z.string(),
      /** The child may keep it on paper. */
      keeps: z.boolean(),
      /** What stood before. */
      was: z.string().nullable(),
    }),
  ),
})

export const childFile = z.object({
  row: childRow,
  studentNo: z.string().nullable(),
  idMasked: z.string().nullable(),
  hasId: z.boolean(),
  ethnicity: z.string().nullable(),
  /** By which calendar the birthday is kept; null where nobody said. */
  birthdayBy: z.enum(BIRTHDAY_BY).nullable(),
  hukou,
  father: parent,
  mother: parent,
  carer,
  siblings: z.array(z.object({ id: uuid, name: z.string(), className: z.string().nullable() })),
  /** Somebody looked over who they are; no list changes it since. */
  siblingsSaid: z.boolean(),
  readings: z.array(reading),
  /** When it last met and spoke with its parents; null for a child that counts by neither of the two readings, and for who reads no figures. */
  touch: touch.nullable(),
  unknowns: z.array(z.string()),
  /** What is known beside the facts above (S3.19, S5.7), register by register. */
  facts: z.array(fileFacts),
  /** The last term that has ended: what changed since stands on top; null where none has. */
  lastTerm: z.object({ name: z.string(), endedOn: date }).nullable(),
  /** What is worth asking next, and why; never a fault of the file. */
  asks: z.array(z.object({ kind: z.string(), field: z.string(), ask: z.string(), why: z.string() })),
  duties: z.array(duty),
  timeline: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('record'), on: z.string(), record }),
      z.object({
        type: z.literal('change'),
        on: z.string(),
        by: z.string(),
        text: z.string(),
        /** The day on which it was entered, where that is later than the day from which it holds. */
        cameIn: z.string().nullable(),
        /** Something in the family or at school became different, not only what is written of it. */
        milestone: z.boolean(),
      }),
    ]),
  ),
  /** Worries about safety, the newest first, with what was written about them. */
  concerns: z.array(childConcern),
  openings: z.array(
    z.object({ on: z.string(), name: z.string(), roleName: z.string(), reason: z.string().nullable() }),
  ),
  /** What is written of days to come, in words: shown apart, for nothing of it is true today. */
  coming: z.array(z.object({ on: date, text: z.string() })),
  /** Per-field versions, sent back as `base` when changing. */
  versions: z.record(z.string(), z.number()),
  /** Since when the class, the boarding and the care have been as they are. */
  since: z.object({ class: z.string().nullable(), boarder: z.string().nullable(), care: z.string().nullable() }),
  /** Why and when the child went, if it has. */
  left: z.object({ on: z.string(), reason: z.string().nullable() }).nullable(),
  /** The phones above are in full: this reader opened them today, with a reason. */
  phonesOpen: z.boolean(),
  canWrite: z.boolean(),
  /** May say that the child goes or is back: whose roll it is on. */
  canMove: z.boolean(),
})

/** All optional: what is absent stays. Effective from `since` (default today) as the fact became true. */
export const childChanges = z
  .object({
    name: name60,
    sex,
    birth: partial.nullable(),
    birthdayBy: z.enum(BIRTHDAY_BY).nullable(),
    idNumber: z.string().max(20).nullable(),
    studentNo: z.string().max(30).nullable(),
    ethnicity: z.string().max(20).nullable(),
    hukou,
    classCode: z.string().max(40),
    villageCode: z.string().max(40).nullable(),
    address: z.string().max(200).nullable(),
    boarder: z.boolean().nullable(),
    fatherName: nameOrNone,
    fatherState: parentState,
    fatherPlace: z.string().max(100).nullable(),
    fatherSince: partial.nullable(),
    fatherIncapable: z.boolean().nullable(),
    fatherPhones: z.array(z.string().max(20)).max(4),
    fatherSeenOn: date.nullable(),
    motherName: nameOrNone,
    motherState: parentState,
    motherPlace: z.string().max(100).nullable(),
    motherSince: partial.nullable(),
    motherIncapable: z.boolean().nullable(),
    motherPhones: z.array(z.string().max(20)).max(4),
    motherSeenOn: date.nullable(),
    carerName: nameOrNone,
    carerKind: careKind,
    carerRelation: relation.nullable(),
    carerPhones: z.array(z.string().max(20)).max(4),
  })
  .partial()

/** What the register may be filtered by: a list and its export take the same. */
export const childFilters = {
  place: z.string().max(40).optional(),
  leftBehind: z.enum(['education', 'state', 'county']).optional(),
  care: careKind.optional(),
  boarder: z.enum(['yes', 'no', 'unknown']).optional(),
  sex: sex.optional(),
  village: z.string().max(40).optional(),
  missing: z.enum(GAP_KEYS).optional(),
  /** Marked by whichever, or by this one (困境情况). */
  tag: z.enum([ANY_TAG, ...TAGS.map((t) => t.value)]).optional(),
  status: z.enum(['enrolled', 'village', 'left', 'all']).default('enrolled'),
  q: z.string().max(40).optional(),
}
/** Columns of the register beside the name, in the order in which they stand. */
export const REGISTER_COLUMNS = ['sex', 'class', 'age', 'home', 'parents', 'carer', 'boarder', 'tags', 'month'] as const
export const EXPORT_COLUMNS = [...REGISTER_COLUMNS, 'birth', 'village', 'idNumber', 'phones'] as const

/** Somebody who may be the child that is about to be added; `child` null: of another place, of whom nothing is told. */
export const childAlike = z.object({
  child: z
    .object({
      id: uuid,
      name: z.string(),
      sex,
      birth: z.string().nullable(),
      className: z.string().nullable(),
      schoolName: z.string().nullable(),
      villageName: z.string().nullable(),
      left: z.boolean(),
    })
    .nullable(),
  reasons: z.array(z.string()),
})
