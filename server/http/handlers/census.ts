import type { censusApi } from '../../../domain/api/census.ts'
import { answerCensus } from '../../census/commands/answer-census.ts'
import { reopenRoll } from '../../census/commands/reopen-roll.ts'
import { signRoll } from '../../census/commands/sign-roll.ts'
import { getCensus } from '../../census/queries/census.ts'
import { getCensusDifferences } from '../../census/queries/census-differences.ts'
import { getCensusPlaces } from '../../census/queries/census-places.ts'
import type { Handlers } from '../types.ts'

export const censusHandlers: Handlers<typeof censusApi> = {
  getCensus: (ctx, actor, { query }) => getCensus(ctx, actor, query),
  getCensusPlaces: (ctx, actor, { query }) => getCensusPlaces(ctx, actor, query),
  getCensusDifferences: (ctx, actor, { query }) => getCensusDifferences(ctx, actor, query),
  answerCensus: (ctx, actor, { body }) => answerCensus(ctx, actor, body),
  signRoll: (ctx, actor, { body }) => signRoll(ctx, actor, body),
  reopenRoll: async (ctx, actor, { body }) => {
    await reopenRoll(ctx, actor, body)
    return { ok: true as const }
  },
}
