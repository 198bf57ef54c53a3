import type { copyApi } from '../../../domain/api/copy.ts'
import { copyNow } from '../../installation/commands/copy-installation.ts'
import { getCopies } from '../../installation/queries/copies.ts'
import type { Handlers } from '../types.ts'

export const copyHandlers: Handlers<typeof copyApi> = {
  getCopies,
  makeCopy: async (ctx, actor) => {
    await copyNow(ctx, actor)
    return getCopies(ctx, actor)
  },
}
