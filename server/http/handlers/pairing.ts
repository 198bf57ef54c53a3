import type { pairingApi } from '../../../domain/api/pairing.ts'
import { getPairProposals } from '../../pairings/queries/pair-proposals.ts'
import { getPairingBoard } from '../../pairings/queries/pairing-board.ts'
import type { Handlers } from '../types.ts'

export const pairingHandlers: Handlers<typeof pairingApi> = {
  getPairingBoard: (ctx, actor, { query }) => getPairingBoard(ctx, actor, query),
  getPairProposals: (ctx, actor, { query }) => getPairProposals(ctx, actor, query),
}
