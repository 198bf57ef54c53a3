import type { concernApi } from '../../../domain/api/concern.ts'
import { addToConcern } from '../../concerns/commands/add-to-concern.ts'
import { nameInConcern } from '../../concerns/commands/name-in-concern.ts'
import { getConcern } from '../../concerns/queries/concern.ts'
import { getConcerns } from '../../concerns/queries/concerns.ts'
import type { Handlers } from '../types.ts'

export const concernHandlers: Handlers<typeof concernApi> = {
  getConcerns: (ctx, actor) => getConcerns(ctx, actor),
  getConcern: (ctx, actor, { params }) => getConcern(ctx, actor, params.id),
  addToConcern: async (ctx, actor, { params, body }) => {
    await addToConcern(ctx, actor, params.id, body)
    return { ok: true }
  },
  nameInConcern: async (ctx, actor, { params, body }) => {
    await nameInConcern(ctx, actor, params.id, body)
    return { ok: true }
  },
}
