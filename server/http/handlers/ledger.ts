import type { ledgerApi } from '../../../domain/api/ledger.ts'
import { confirmMovement } from '../../ledger/commands/confirm-movement.ts'
import { reverseMovement } from '../../ledger/commands/reverse-movement.ts'
import { saveMovements } from '../../ledger/commands/save-movements.ts'
import { exportLedger } from '../../ledger/queries/export-ledger.ts'
import { getLedger } from '../../ledger/queries/ledger.ts'
import { getUseOfAid } from '../../ledger/queries/use-of-aid.ts'
import { type Handlers, XLSX } from '../types.ts'

export const ledgerHandlers: Handlers<typeof ledgerApi> = {
  getLedger: (ctx, actor, { query }) => getLedger(ctx, actor, query),
  saveMovements: (ctx, actor, { body }) => saveMovements(ctx, actor, body),
  confirmMovement: async (ctx, actor, { params }) => {
    await confirmMovement(ctx, actor, params.id)
    return { ok: true }
  },
  reverseMovement: async (ctx, actor, { params, body }) => {
    await reverseMovement(ctx, actor, params.id, body)
    return { ok: true, id: body.id }
  },
  exportLedger: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportLedger(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
  getUseOfAid: (ctx, actor, { query }) => getUseOfAid(ctx, actor, query),
}
