import { isMerged } from '../../../domain/registers/merged-place.ts'
import { placesUnder } from '../../../domain/registers/place.ts'
import { centralSchool } from '../../../domain/reports/central-school.ts'
import { REPORT_FACES } from '../../../domain/reports/kinds.ts'
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
