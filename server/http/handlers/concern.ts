import type { concernApi } from '../../../domain/api/concern.ts'
import { answerConcern } from '../../commands/answer-concern.ts'
import { getConcerns } from '../../queries/concerns.ts'
import type { Handlers } from '../types.ts'

export const concernHandlers: Handlers<typeof concernApi> = {
  getConcerns: (ctx, actor) => getConcerns(ctx, actor),
  answerConcern: async (ctx, actor, { body }) => {
    await answerConcern(ctx, actor, body)
    return { ok: true }
  },
}
