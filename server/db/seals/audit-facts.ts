import { sorted } from './canonical.ts'

/** What a row says, in the order in which every release seals it. */
export const auditFacts = (r: Omit<AuditRow, 'batch'>): unknown[] => [
  r.seq,
  r.id,
  r.at.toISOString(),
  r.account_id,
  r.account_name,
  r.role,
  r.action,
  r.subject,
  r.subject_id,
  r.place_id,
  sorted(r.detail),
]

export type AuditRow = {
  seq: number
  id: string
  at: Date
  account_id: string | null
  account_name: string
  role: string
  action: string
  subject: string
  subject_id: string | null
  place_id: number | null
  detail: Record<string, unknown>
  batch: number | null
}
