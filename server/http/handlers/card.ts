import type { cardApi } from '../../../domain/api/card.ts'
import { getCard, getCards } from '../../cards/queries/cards.ts'
import type { Handlers } from '../types.ts'

export const cardHandlers: Handlers<typeof cardApi> = {
  listCards: (ctx, actor) => getCards(ctx, actor),
  getCard: (ctx, actor, { params }) => getCard(ctx, actor, params.id),
}
