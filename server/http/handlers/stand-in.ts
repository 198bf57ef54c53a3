import type { standInApi } from '../../../domain/api/stand-in.ts'
import { addStandIn } from '../../stand-ins/commands/add-stand-in.ts'
import { endStandIn } from '../../stand-ins/commands/end-stand-in.ts'
import { listStandIns } from '../../stand-ins/queries/stand-ins.ts'
import type { Handlers } from '../types.ts'

export const standInHandlers: Handlers<typeof standInApi> = {
  listStandIns: (ctx, actor, { query }) => listStandIns(ctx, actor, query),
  addStandIn: async (ctx, actor, { body }) => ({ id: await addStandIn(ctx, actor, body) }),
  endStandIn: async (ctx, actor, { params, body }) => {
    await endStandIn(ctx, actor, params.id, body.reason)
    return { ok: true }
  },
}
