import { type RollChild, rollDifferences } from './roll.ts'
import type { RollMovement } from './roll-movements.ts'

/** A class or a village of a township with its signed roll of the term; null where none is in force. */
export type RollUnit = { placeId: number; kind: 'class' | 'village'; roll: readonly RollChild[] | null }

/**
 * What a school's and a village's signed roll say of one child (S2B.1): on both and alike, on both with other facts, on one alone with the
 * cause. `classId`, `villageId`: whose it is to look.
 */
export type Compared = {
  id: string
  sort: 'same' | 'differs' | 'village-only' | 'school-only'
  classId: number | null
  villageId: number | null
  what: string[]
}

/** Classes and villages of a place with the day on which each signed its roll of the term, and how the rolls agree; null: not compared. */
export type CensusFacts = {
  units: readonly { kind: 'class' | 'village'; name: string; signedOn: string | null }[]
  compared: readonly Compared[] | null
  /** Since the signed rolls of the term before; null where not all of both terms are signed. */
  moved: readonly RollMovement[] | null
}

/** Why a child stands on one side's roll alone. */
export const APART = {
  noSchool: '学龄前，或者不在本县的学校',
  otherSchool: '在外镇的学校',
  otherVillage: '住在外镇的村',
  noVillage: '档案里没有写哪个村',
} as const

type Sides = { school?: RollChild; village?: RollChild }

/**
 * The signed rolls of classes and villages of one township, child by child. A child of whom the other side has not signed yet is not
 * compared: it is counted in `pending`. The same child is one child, on however many rolls it stands.
 */
export const compareRolls = (
  units: readonly RollUnit[],
  nameOf: (placeId: number | null) => string | null,
): { compared: Compared[]; pending: number } => {
  const signed = new Map(units.map((u) => [u.placeId, u.roll !== null]))
  const sides = new Map<string, Sides>()
  for (const { kind, roll } of units)
    for (const child of roll ?? []) {
      const known = sides.get(child.id) ?? {}
      sides.set(child.id, kind === 'class' ? { ...known, school: child } : { ...known, village: child })
    }
  let pending = 0
  const compared = [...sides].flatMap(([id, { school, village }]): Compared[] => {
    const classId = school?.classId ?? village?.classId ?? null
    const villageId = village?.villageId ?? school?.villageId ?? null
    if (school && village) {
      const what = rollDifferences(village, school, nameOf)
      return [{ id, sort: what.length ? 'differs' : 'same', classId, villageId, what }]
    }
    const why = school ? whyNoVillage(school, signed) : village ? whyNoSchool(village, signed) : null
    if (why === null) {
      pending++
      return []
    }
    return [{ id, sort: school ? 'school-only' : 'village-only', classId, villageId, what: [why] }]
  })
  return { compared, pending }
}

/** Why a pupil stands on no village's roll; null: the village has not signed yet. */
const whyNoVillage = (child: RollChild, signed: ReadonlyMap<number, boolean>): string | null => {
  if (child.villageId === null) return APART.noVillage
  const has = signed.get(child.villageId)
  return has === undefined ? APART.otherVillage : has ? '村里签核的名册上没有' : null
}

/** Why a child of a village stands on no class's roll; null: the class has not signed yet. */
const whyNoSchool = (child: RollChild, signed: ReadonlyMap<number, boolean>): string | null => {
  if (child.status === 'village') return APART.noSchool
  if (child.classId === null) return '在校，还没有分班'
  const has = signed.get(child.classId)
  return has === undefined ? APART.otherSchool : has ? '班里签核的名册上没有' : null
}
