import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { readPlaces } from '../../import/read-places.ts'
import type { PlacesOutcome } from '../new-places.ts'
import { addPlaces } from './add-places.ts'

/** Places from a spreadsheet; the same file again updates by code. With any problem nothing is written. */
export const importPlaces = async (ctx: Ctx, actor: Actor, bytes: Uint8Array): Promise<PlacesOutcome> => {
  can(actor, 'place.write')
  const { rows, problems } = await readPlaces(bytes)
  return addPlaces(ctx, actor, rows, problems)
}
