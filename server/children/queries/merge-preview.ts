import type * as z from 'zod'
import type { childMergePreview } from '../../../domain/api/child-merge.ts'
import { fuseSpans } from '../../../domain/registers/fuse-spans.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { mergeCounts } from '../db/merge-counts.ts'
import { fileDifferences } from '../merge/differences.ts'
import { livingInBoth } from '../merge/living-in-both.ts'
import { twoFiles } from '../merge/two-files.ts'
import { toldFile } from '../told-file.ts'

/** What would become of two files put together: where they differ, what goes along, from which day on the kept one tells. Errors: as `twoFiles`. */
export const getChildMerge = async (
  ctx: Ctx,
  actor: Actor,
  kept: string,
  gone: string,
): Promise<z.infer<typeof childMergePreview>> => {
  can(actor, 'child.merge')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const files = await twoFiles(ctx, tx, actor, { kept, gone }, { hold: false })
      const days = (spans: typeof files.kept.spans) => spans.map((s) => s.facts)
      const fused = fuseSpans(days(files.kept.spans), days(files.gone.spans), { kept: '', gone: '' })
      return {
        kept: toldFile(files.kept.child, files.tree),
        gone: toldFile(files.gone.child, files.tree),
        differences: await fileDifferences(tx, files),
        twice: await livingInBoth(tx, kept, gone),
        counts: await tx.widened(() => mergeCounts(tx, gone)),
        since: {
          kept: files.kept.spans[0]?.facts.fromOn ?? null,
          gone: files.gone.spans[0]?.facts.fromOn ?? null,
          both: fused[0]?.fromOn ?? null,
        },
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
