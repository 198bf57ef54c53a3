import type { PlaceTree } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { readPlaces } from '../../import/read-places.ts'
import { type PlaceItem, planPlaces } from '../new-places.ts'

/** As many lines as one answer shows; the numbers are of all. */
const SHOWN = 500

/** What a spreadsheet of places would do: what is new, what changes, what to look at. Writes nothing. Errors: as the import itself. */
export const getPlacesInFile = async (ctx: Ctx, actor: Actor, bytes: Uint8Array) => {
  can(actor, 'place.write')
  const { rows, problems } = await readPlaces(bytes)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      // Ids of places that are never written.
      const ids = rows.map((_, i) => -1 - i)
      const { outcome, items } = await planPlaces(tx, rows, ids, problems)
      return {
        ...outcome,
        items: items
          .filter((item) => item.state !== 'same')
          .slice(0, SHOWN)
          .map((item) => ({ ...item, note: noteOf(item, tree) })),
      }
    },
    { readOnly: true },
  )
}

/** A school or village of this name stands elsewhere: the second may be the first. */
const noteOf = ({ kind, name, state }: PlaceItem, tree: PlaceTree): string | null => {
  if (state !== 'new' || (kind !== 'school' && kind !== 'village')) return null
  const twins = [...tree.values()].filter((p) => p.kind === kind && p.name === name)
  const where = twins.map((p) => (p.parentId === null ? '' : (tree.get(p.parentId)?.name ?? '')))
  return twins.length ? `${where.join('、')}已经有一个“${name}”，请看一看是不是同一个。` : null
}
