import { shanghaiDate } from '../../domain/kit/dates.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import { keysOf } from '../children/columns.ts'
import { writeKeys } from '../children/db/child-keys.ts'
import { childSnapshots } from '../children/db/child-snapshot.ts'
import { withOldNames } from '../children/with-old-names.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import { childIds } from '../installation/db/verify.ts'

const CHUNK = 1000

/** Every child's search keys anew, where an older version made others. */
export const renewSearchKeys = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx)) {
    const system = systemActor(county.id, county.placeId)
    const all = await inActorTx(ctx.db, system, childIds, { readOnly: true })
    for (let from = 0; from < all.length; from += CHUNK)
      await inActorTx(
        ctx.db,
        system,
        async (tx) => {
          const tree = await tx.tree()
          const children = await childSnapshots(tx, ctx.keys, all.slice(from, from + CHUNK), shanghaiDate(tx.now))
          const entries = children.map(({ stored, row, register }) => ({
            childId: row.id,
            scope: scopeOfChild(
              { classId: stored.class_id, schoolId: stored.school_id, villageId: stored.village_id },
              tree,
            ),
            keys: keysOf(ctx.keys, tx.countyId, register.flat),
            fresh: false,
          }))
          await writeKeys(tx, await withOldNames(tx, entries))
        },
        { patient: true },
      )
  }
}
