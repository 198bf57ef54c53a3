import type { auditApi } from '../../../domain/api/audit.ts'
import { listAudit, listAuditActions } from '../../audit/queries/audit.ts'
import type { Handlers } from '../types.ts'

export const auditHandlers: Handlers<typeof auditApi> = {
  listAuditActions: (ctx, actor) => listAuditActions(ctx, actor),
  listAudit: (ctx, actor, { query }) => listAudit(ctx, actor, query),
}
