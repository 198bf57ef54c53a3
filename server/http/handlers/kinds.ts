import type { kindsApi } from '../../../domain/api/kinds.ts'
import { getKinds } from '../../records/queries/kinds.ts'
import type { Handlers } from '../types.ts'

export const kindsHandlers: Handlers<typeof kindsApi> = {
  getKinds: (ctx, actor) => getKinds(ctx, actor),
}
