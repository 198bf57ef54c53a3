import { AppError } from '../../domain/errors.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import { mustReach } from '../can.ts'
import type { SettingOfPlace } from '../db/setting-of-place.ts'
import type { Tx } from '../db/tx-type.ts'

/** For whom rules are set: the place of the post. `level` null: the county, which may loosen too. */
export type Setter = { place: Place; level: 'township' | 'school' | null; id: number | null }

/** A county sets rules for all, a township and a school tighten them for their own. Errors: not-found, forbidden. */
export const setterOf = async (tx: Tx): Promise<Setter> => {
  const tree = await tx.tree()
  mustReach(tx.actor, 'duty-rule.write', chainOf(tree, tx.actor.placeId))
  const place = tree.get(tx.actor.placeId)
  if (place?.kind === 'county') return { place, level: null, id: null }
  if (place?.kind === 'township' || place?.kind === 'school') return { place, level: place.kind, id: place.id }
  throw new AppError('forbidden')
}

/** What was said for this place itself, and what above it: less than that it cannot ask for. */
export const isOf = (setter: Setter, setting: Pick<SettingOfPlace, 'place'>): boolean => setting.place === setter.id
