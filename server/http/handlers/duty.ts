import type { dutyApi } from '../../../domain/api/duty.ts'
import { waiveDuty } from '../../duties/commands/waive-duty.ts'
import { withdrawWaiver, withdrawWaivers } from '../../duties/commands/withdraw-waivers.ts'
import { getBoard, listDuties } from '../../duties/queries/board.ts'
import { getEscalations, listEscalated } from '../../duties/queries/escalations.ts'
import { getTermPicture } from '../../duties/queries/term-picture.ts'
import { getToday } from '../../duties/queries/today.ts'
import type { Handlers } from '../types.ts'

export const dutyHandlers: Handlers<typeof dutyApi> = {
  listDuties: (ctx, actor, { query }) => listDuties(ctx, actor, query),
  getToday: (ctx, actor, { query }) => getToday(ctx, actor, query.show, query),
  getBoard: (ctx, actor, { query }) => getBoard(ctx, actor, query),
  getTermPicture: (ctx, actor, { query }) => getTermPicture(ctx, actor, query),
  listEscalated: (ctx, actor, { query }) => listEscalated(ctx, actor, query),
  getEscalations: (ctx, actor, { query }) => getEscalations(ctx, actor, query),
  waiveDuty: (ctx, actor, { body }) => waiveDuty(ctx, actor, body),
  withdrawWaivers: (ctx, actor, { body }) => withdrawWaivers(ctx, actor, body.ids),
  withdrawWaiver: async (ctx, actor, { params }) => {
    await withdrawWaiver(ctx, actor, params.id)
    return { ok: true }
  },
}
