import type { promotionApi } from '../../../domain/api/promotion.ts'
import { promoteClasses } from '../../children/commands/promote-classes.ts'
import { undoPromotion } from '../../children/commands/undo-promotion.ts'
import { getPromotion } from '../../children/queries/promotion.ts'
import type { Handlers } from '../types.ts'

export const promotionHandlers: Handlers<typeof promotionApi> = {
  getPromotion: (ctx, actor, { query }) => getPromotion(ctx, actor, query),
  promoteClasses: (ctx, actor, { body }) => promoteClasses(ctx, actor, body),
  undoPromotion: async (ctx, actor, { body }) => {
    await undoPromotion(ctx, actor, body)
    return { ok: true }
  },
}
