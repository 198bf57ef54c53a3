import { DUTY_RULES } from '../../domain/duties/list.ts'
import type { DutyUnit } from '../../domain/duties/types.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'

/** Rules that a record of this kind is the usual answer to, counted by the unit. */
const rulesOf = (kind: string, unit?: DutyUnit): string[] =>
  DUTY_RULES.filter((r) => r.evidence.kinds[0] === kind && (unit === undefined || r.unit === unit)).map((r) => r.key)

/** Is a record of this kind what one of these duties asks for? `unit`: only of duties that are counted by it. */
export const isOwedKind = (kind: RecordKind, duties: readonly { rule: string }[], unit?: DutyUnit): boolean => {
  const rules = rulesOf(kind.kind, unit)
  return duties.some((d) => rules.includes(d.rule))
}
