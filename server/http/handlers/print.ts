import type { printApi } from '../../../domain/api/print.ts'
import { askPrint } from '../../prints/commands/ask-print.ts'
import { cancelPrint } from '../../prints/commands/cancel-print.ts'
import { takePrint } from '../../prints/commands/take-print.ts'
import { listPrints } from '../../prints/queries/prints.ts'
import { DOCX, type Handlers } from '../types.ts'

export const printHandlers: Handlers<typeof printApi> = {
  listPrints: (ctx, actor, { query }) => listPrints(ctx, actor, query),
  askPrint: (ctx, actor, { body }) => askPrint(ctx, actor, body),
  cancelPrint: async (ctx, actor, { params }) => {
    await cancelPrint(ctx, actor, params.id)
    return { ok: true }
  },
  getPrintFile: async (ctx, actor, { params }) => {
    const { bytes, name } = await takePrint(ctx, actor, params.id)
    return { file: bytes, name, type: DOCX }
  },
}
