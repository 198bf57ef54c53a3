import type { accessApi } from '../../../domain/api/access.ts'
import { signAccessList } from '../../access/commands/sign-access-list.ts'
import { getAccessList } from '../../access/queries/access-list.ts'
import type { Handlers } from '../types.ts'

export const accessHandlers: Handlers<typeof accessApi> = {
  getAccessList: (ctx, actor, { query }) => getAccessList(ctx, actor, query),
  signAccessList: (ctx, actor, { body }) => signAccessList(ctx, actor, body),
}
