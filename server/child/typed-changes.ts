import type * as z from 'zod'
import type { childChanges } from '../../domain/api/child.ts'
import { AppError } from '../../domain/errors.ts'
import { isCivilDate } from '../../domain/kit/dates.ts'
import { isIdShape, isValidId } from '../../domain/kit/identity/id-number.ts'
import { readPhones } from '../../domain/kit/identity/phone.ts'
import { matchVillage } from '../../domain/registers/address.ts'
import { careKindOf } from '../../domain/registers/child.ts'
import type { Place, PlaceTree } from '../../domain/registers/place.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'

export type Changes = z.infer<typeof childChanges>

/** Checks what was typed; answers are sentences by field. */
export const checkTyped = (changes: Changes, today: string, since: string) => {
  const faults: Record<string, string> = {}
  const id = changes.idNumber?.toUpperCase()
  if (id && !isIdShape(id)) faults.idNumber = '身份证号要 18 位，最后一位可以是 X。'
  else if (id && !isValidId(id)) faults.idNumber = '身份证号的校验位不对，请对着证件再看一遍。'
  for (const field of ['fatherPhones', 'motherPhones', 'carerPhones'] as const)
    if (changes[field]?.some((p) => readPhones(p).invalid || readPhones(p).phones.length !== 1))
      faults[field] = '手机号要 11 位，请核对。'
  if (!isCivilDate(since) || since > today) faults.since = '生效日期不能晚于今天。'
  if (changes.birth && changes.birth > today) faults.birth = '出生日期不能晚于今天。'
  if (Object.keys(faults).length) throw new AppError('invalid', faults, Object.values(faults)[0])
}

export const placesOf = (
  tree: PlaceTree,
  changes: Changes,
  before: FlatChild,
): { klass: Place | null; villageId: number | null; flat: FlatChild } => {
  const byCode = (code: string, kind: Place['kind']) => {
    const place = [...tree.values()].find((p) => p.code === code && p.kind === kind)
    if (!place) throw new AppError('place-unknown')
    return place
  }
  const { classCode, villageCode, ...rest } = changes
  const klass = classCode ? byCode(classCode, 'class') : null
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
  if (villageCode !== undefined) flat.villageId = villageCode === null ? null : byCode(villageCode, 'village').id
  else if (changes.address && flat.villageId === null)
    flat.villageId =
      matchVillage(
        changes.address,
        [...tree.values()].filter((p) => p.kind === 'village'),
      ).village?.id ?? null
  return { klass, villageId: flat.villageId, flat }
}
