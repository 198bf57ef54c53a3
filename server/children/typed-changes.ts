import type * as z from 'zod'
import type { childChanges } from '../../domain/api/child-shapes.ts'
import { AppError } from '../../domain/errors.ts'
import { isCivilDate, isPartialDate } from '../../domain/kit/dates.ts'
import { isIdShape, isValidId } from '../../domain/kit/identity/id-number.ts'
import { readPhones } from '../../domain/kit/identity/phone.ts'
import { matchVillage } from '../../domain/registers/address.ts'
import { careKindOf } from '../../domain/registers/child.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import type { Place, PlaceTree } from '../../domain/registers/place.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import { settleParent } from '../../domain/registers/settle-parent.ts'
import { mustBeOpen } from './must-be-open.ts'

export type Changes = z.infer<typeof childChanges>

const DATES = [
  ['birth', '出生', '2016-05'],
  ['fatherSince', '父亲外出的', '2026-03'],
  ['motherSince', '母亲外出的', '2026-03'],
] as const
const PHONES = ['fatherPhones', 'motherPhones', 'carerPhones'] as const

/** Checks what was typed; answers are sentences by field. */
export const checkTyped = (changes: Changes, today: string, since: string) => {
  const faults: Record<string, string> = {}
  const id = changes.idNumber?.toUpperCase()
  if (id && !isIdShape(id)) faults.idNumber = '身份证号要 18 位，最后一位可以是 X。'
  else if (id && !isValidId(id)) faults.idNumber = '身份证号的校验位不对，请对着证件再看一遍。'
  for (const field of PHONES)
    if (changes[field]?.some((p) => readPhones(p).invalid || readPhones(p).phones.length !== 1))
      faults[field] = '手机号要 11 位，请核对。'
  if (!isCivilDate(since) || since > today) faults.since = '生效日期不能晚于今天。'
  for (const [field, what, like] of DATES)
    if (changes[field] && (!isPartialDate(changes[field]) || changes[field] > today))
      faults[field] = `${what}日期要是真有的日子，不能晚于今天；只知道年月就写 ${like}。`
  for (const field of ['fatherSeenOn', 'motherSeenOn'] as const)
    if (changes[field] && (!isCivilDate(changes[field]) || changes[field] > today))
      faults[field] = '最近见到的日子要是真有的日子，不能晚于今天。'
  if (Object.keys(faults).length) throw new AppError('invalid', faults, Object.values(faults)[0])
}

/** The entry as it is with what was typed, and the class that was named. Errors: place-unknown, invalid for a closed place. */
export const placesOf = (
  tree: PlaceTree,
  changes: Changes,
  before: FlatChild,
): { klass: Place | null; flat: FlatChild } => {
  const byCode = (code: string, kind: Place['kind']) => {
    const place = placeOfCode(tree, code)
    if (place?.kind !== kind) throw new AppError('place-unknown')
    return place
  }
  const villages = [...tree.values()].filter((p) => p.kind === 'village')
  const { classCode, villageCode, ...rest } = changes
  const klass = classCode ? byCode(classCode, 'class') : null
  mustBeOpen(klass, 'classCode')
  const flat: FlatChild = {
    ...before,
    ...(Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined)) as Partial<FlatChild>),
  }
  flat.idNumber = flat.idNumber?.toUpperCase() ?? null
  if (klass) Object.assign(flat, { grade: klass.grade, label: klass.label })
  if (changes.carerRelation !== undefined) {
    if (changes.carerKind === undefined) flat.carerKind = careKindOf(changes.carerRelation)
    // The old words (外公) no longer fit another relation.
    if (changes.carerRelation !== before.carerRelation) flat.carerRelationText = null
  }
  if (villageCode !== undefined) {
    const village = villageCode === null ? null : byCode(villageCode, 'village')
    if (village?.id !== before.villageId) mustBeOpen(village, 'villageCode')
    flat.villageId = village?.id ?? null
  } else if (changes.address && flat.villageId === null) {
    flat.villageId = matchVillage(changes.address, villages).village?.id ?? null
  }
  // However a number was written, it is kept as a number, once.
  for (const field of PHONES)
    if (changes[field]) flat[field] = [...new Set(changes[field].flatMap((p) => readPhones(p).phones))]
  for (const who of ['father', 'mother'] as const)
    if ([`${who}State`, `${who}Place`, `${who}Since`].some((field) => field in rest)) settleParent(flat, who)
  return { klass, flat }
}

const PARENT = (who: 'father' | 'mother') => [`${who}State`, `${who}Place`, `${who}Since`] as const
/** Which facts a field speaks of. */
const FACTS_OF: Partial<Record<keyof Changes, readonly (keyof ChildFacts)[]>> = {
  sex: ['sex'],
  birth: ['birth'],
  hukou: ['hukou'],
  classCode: ['status', 'schoolId', 'classId', 'grade'],
  villageCode: ['villageId'],
  boarder: ['boarder'],
  fatherState: PARENT('father'),
  fatherPlace: ['fatherPlace'],
  fatherSince: ['fatherSince'],
  fatherIncapable: ['fatherIncapable'],
  motherState: PARENT('mother'),
  motherPlace: ['motherPlace'],
  motherSince: ['motherSince'],
  motherIncapable: ['motherIncapable'],
  carerKind: ['careKind'],
  carerRelation: ['careKind', 'careRelation'],
}

/** The facts that the typed fields name: said to hold from the given day, even where they stand so from a later one. */
export const namedFacts = (changes: Changes): Set<keyof ChildFacts> =>
  new Set(
    (Object.keys(changes) as (keyof Changes)[]).flatMap((f) => (changes[f] === undefined ? [] : (FACTS_OF[f] ?? []))),
  )
