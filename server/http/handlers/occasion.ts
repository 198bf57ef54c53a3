import type { occasionApi } from '../../../domain/api/occasion.ts'
import { getOccasions } from '../../occasions/queries/occasions.ts'
import type { Handlers } from '../types.ts'

export const occasionHandlers: Handlers<typeof occasionApi> = {
  getOccasions: (ctx, actor, { query }) => getOccasions(ctx, actor, query),
}
