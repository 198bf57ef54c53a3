import { type RecordBody, withoutUrgent } from '../../domain/kit/define-record.ts'
import { recordKind } from '../../domain/records/list.ts'

/**
 * What stands on paper of a record that says 担心安全 (decision 030): a sheet that lies about must not tell of it, as the files that are printed for
 * many do not. Null: what the screen says.
 */
export const paperLine = (record: { kind: string; body: RecordBody; concern: unknown }): string | null => {
  if (record.concern === null) return null
  const kind = recordKind(record.kind)
  return kind ? kind.line(withoutUrgent(kind, record.body)) : ''
}
