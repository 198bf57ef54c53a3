import { isMerged } from '../../../domain/registers/merged-place.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { placeTemplate } from '../../documents/place-template.ts'
import { sortedInTree } from './places.ts'

const KINDS = { county: '县', township: '乡镇', village: '村', school: '学校', class: '年级班级' } as const

/** A sheet to fill in for more places, with those that the actor keeps written down already. */
export const exportPlaceTemplate = async (ctx: Ctx, actor: Actor): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'place.write')
  const rows = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      return sortedInTree(tree)
        .filter((p) => p.kind !== 'county' && !p.closed && !isMerged(tree, p))
        .filter((p) => actor.via === 'operator' || chainOf(tree, p.id).includes(actor.placeId))
        .map((p) => ({
          kind: KINDS[p.kind],
          code: p.code,
          name: p.name,
          parent: p.parentId === null ? '' : (tree.get(p.parentId)?.code ?? ''),
        }))
    },
    { readOnly: true },
  )
  return { bytes: await placeTemplate(rows), name: '单位-填写模板.xlsx' }
}
