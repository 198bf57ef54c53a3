import type { Evaluated } from '../../domain/entries/indicators.ts'
import { AppError } from '../../domain/errors.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import { mustReach } from '../can.ts'
import type { Tx } from '../db/tx-type.ts'

/** The township or county that says by which lines it evaluates; a township its schools alone. Errors: not-found, invalid. */
export const setterOf = async (tx: Tx, about: Evaluated): Promise<Place> => {
  const tree = await tx.tree()
  const place = tree.get(tx.actor.placeId)
  if (!place || (place.kind !== 'county' && place.kind !== 'township')) throw new AppError('not-found')
  mustReach(tx.actor, 'evaluation.write', chainOf(tree, place.id))
  if (about === 'township' && place.kind !== 'county')
    throw new AppError('invalid', undefined, '乡镇的评价指标由县里定；乡镇可以定自己评学校的。')
  return place
}
