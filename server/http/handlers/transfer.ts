import type { transferApi } from '../../../domain/api/transfer.ts'
import { acceptTransfers } from '../../transfers/commands/accept-transfers.ts'
import { declineTransfers, withdrawTransfers } from '../../transfers/commands/answer-transfers.ts'
import { askTransfer } from '../../transfers/commands/ask-transfer.ts'
import { undoAcceptance } from '../../transfers/commands/undo-acceptance.ts'
import { listHandovers } from '../../transfers/queries/handovers.ts'
import { getTransferCounts } from '../../transfers/queries/transfer-counts.ts'
import { listTransfers } from '../../transfers/queries/transfers.ts'
import { listUnplaced } from '../../transfers/queries/unplaced.ts'
import type { Handlers } from '../types.ts'

export const transferHandlers: Handlers<typeof transferApi> = {
  listTransfers: (ctx, actor, { query }) => listTransfers(ctx, actor, query),
  getTransferCounts: (ctx, actor, { query }) => getTransferCounts(ctx, actor, query),
  listUnplaced: (ctx, actor, { query }) => listUnplaced(ctx, actor, query),
  askTransfer: (ctx, actor, { body }) => askTransfer(ctx, actor, body),
  acceptTransfers: (ctx, actor, { body }) => acceptTransfers(ctx, actor, body),
  declineTransfers: async (ctx, actor, { body }) => {
    await declineTransfers(ctx, actor, body)
    return { ok: true }
  },
  withdrawTransfers: async (ctx, actor, { body }) => {
    await withdrawTransfers(ctx, actor, body)
    return { ok: true }
  },
  undoAcceptance: (ctx, actor, { body }) => undoAcceptance(ctx, actor, body),
  listHandovers: (ctx, actor, { query }) => listHandovers(ctx, actor, query),
}
