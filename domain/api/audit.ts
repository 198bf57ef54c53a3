import * as z from 'zod'
import { date, type Endpoint, page, paged } from './kit.ts'

export const auditApi = {
  listAuditActions: {
    method: 'GET',
    path: '/api/audit/actions',
    needs: 'audit.read',
    about: '能按哪些事来查',
    response: z.object({ items: z.array(z.object({ action: z.string(), text: z.string() })) }),
  },
  listAudit: {
    method: 'GET',
    path: '/api/audit',
    needs: 'audit.read',
    about: '谁在何时做了什么（不含内容）',
    query: z.object({
      ...page,
      action: z.string().max(40).optional(),
      /** Part of the name of who did it. */
      who: z.string().max(40).optional(),
      from: date.optional(),
      to: date.optional(),
    }),
    response: paged(
      z.object({
        seq: z.string(),
        at: z.string(),
        who: z.string(),
        roleName: z.string(),
        action: z.string(),
        text: z.string(),
        place: z.string().nullable(),
        sealed: z.boolean(),
      }),
    ),
  },
} as const satisfies Record<string, Endpoint>
