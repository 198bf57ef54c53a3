import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { openFile } from '../asked.ts'
import { childrenInSight, findPrint, sealedOfPrint } from '../db/print-job.ts'

/**
 * One's own finished batch; each time it leaves a trace. What may be done is asked anew: a post that ended, a place that is no longer one's own, a
 * child in it who went out of sight since, and it stays closed. Errors: not-found, invalid (says why).
 */
export const takePrint = async (ctx: Ctx, actor: Actor, id: string): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'print.make')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findPrint(tx, id)
      if (row?.made_by !== actor.accountId) throw new AppError('not-found')
      const place = await placeByCode(tx, (await tx.tree()).get(row.place_id)?.code ?? '', 'print.make')
      const { file_sealed } = await sealedOfPrint(tx, id)
      const past = row.until_on === null || row.until_on < shanghaiDate(tx.now)
      if (row.state !== 'done' || past || !file_sealed || row.file_name === null)
        throw closed('这份文件已经没有了。请再要一份。')
      const left = new Set(row.left_out)
      const inside = row.children.filter((child) => !left.has(child))
      const gone = inside.length - (await childrenInSight(tx, inside))
      if (gone > 0) throw closed(`里面有 ${gone} 名孩子已经不归您管，这份不能再下载。请重新要一份。`)
      tx.note({
        action: 'print.take',
        subject: 'place',
        subjectId: String(place.id),
        placeId: place.id,
        detail: { rows: row.printed, columns: [row.batch], reason: row.purpose },
      })
      return { bytes: openFile(ctx.keys, tx.countyId, id, file_sealed), name: row.file_name }
    },
    { now: ctx.now() },
  )
}

const closed = (sentence: string): AppError => new AppError('invalid', undefined, sentence)
