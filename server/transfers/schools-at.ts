import { AppError } from '../../domain/errors.ts'
import { placesUnder } from '../../domain/registers/place.ts'
import type { Tx } from '../db/tx-type.ts'
import { placeByCode } from '../places/queries/term-of-place.ts'

/** The schools at a place within the actor's reach: itself, or all below it. Errors: place-unknown, not-found, invalid (a class, a village). */
export const schoolsAt = async (tx: Tx, code: string | undefined): Promise<number[]> => {
  const tree = await tx.tree()
  const place = await placeByCode(tx, code ?? tree.get(tx.actor.placeId)?.code ?? '', 'child.transfer')
  if (place.kind === 'class' || place.kind === 'village')
    throw new AppError('invalid', undefined, '请选一所学校、一个乡镇或县。')
  return placesUnder(tree, place.id, 'school').map((p) => p.id)
}
