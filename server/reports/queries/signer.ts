import { isMerged } from '../../../domain/registers/merged-place.ts'
import { classInFull, placesUnder } from '../../../domain/registers/place.ts'
import { centralSchool } from '../../../domain/reports/central-school.ts'
import { REPORT_FACES } from '../../../domain/reports/kinds.ts'
import { classTeacherNames } from '../../class-teachers/db/class-teacher-names.ts'
import type { Tx } from '../../db/tx-type.ts'
import { placeTold } from '../../places/place-told.ts'

/**
 * In whose name a paper is signed: the place that it is written of; a class with its school; a central school's paper, which counts its township, by
 * that school (summaries §5 S2A) where it can be told which one that is.
 */
export const signerOf = async (tx: Tx, { kind, placeId }: { kind: string; placeId: number }): Promise<string> => {
  const tree = await tx.tree()
  const place = tree.get(placeId)
  if (!place) return ''
  if (kind === REPORT_FACES['central-school-summary'].kind)
    return (
      centralSchool(placesUnder(tree, placeId, 'school').filter((p) => !p.closed && !isMerged(tree, p)))?.name ??
      place.name
    )
  return placeTold(tree, place)
}

/**
 * The line above the date: the signer; a class's paper (S3, S5) bears the name of whoever leads the class on that day, as offices write it:
 * ××学校三年级（2）班班主任：×××. Where nobody does, the class alone.
 */
export const signatureLine = async (
  tx: Tx,
  { kind, placeId, on }: { kind: string; placeId: number; on: string },
): Promise<string> => {
  const unit = await signerOf(tx, { kind, placeId })
  const tree = await tx.tree()
  const place = tree.get(placeId)
  if (place?.kind !== 'class') return unit
  const names = await tx.widened(() => classTeacherNames(tx, placeId, on))
  const school = place.parentId === null ? '' : (tree.get(place.parentId)?.name ?? '')
  return names.length === 0 ? unit : `${school}${classInFull(place)}班主任：${names.join('、')}`
}
