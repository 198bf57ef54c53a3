import type { auditApi } from '../../../domain/api/audit.ts'
import { listAudit } from '../../queries/audit.ts'
import type { Handlers } from '../types.ts'

export const auditHandlers: Handlers<typeof auditApi> = {
  listAudit: (ctx, actor, { query }) => listAudit(ctx, actor, query),
}
