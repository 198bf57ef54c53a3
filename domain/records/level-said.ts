import type { RecordBody } from '../kit/define-record.ts'
import { type RiskLevel, riskAssessment, suggestedLevel } from './risk-assessment.ts'

/** The kind of record in which a person decides how closely one stays in touch with a child. */
export const LEVEL_KIND = riskAssessment.kind

/**
 * What a person decided of a child, from the day on which it was both so and written down: an assessment that is put in afterwards makes
 * nothing late. `because`: the facts that were tapped, only for whoever reads assessments.
 */
export type LevelSaid = { recordId: string; fromOn: string; level: RiskLevel; because: readonly string[] }

/** The same from a record; null where no level stands in it. */
export const levelSaid = (
  record: { recordId: string; happenedOn: string; receivedOn: string; body: RecordBody },
  mayRead: boolean,
): LevelSaid | null => {
  const { level } = record.body
  if (level !== 'low' && level !== 'mid' && level !== 'high') return null
  return {
    recordId: record.recordId,
    fromOn: record.happenedOn > record.receivedOn ? record.happenedOn : record.receivedOn,
    level,
    because: mayRead ? suggestedLevel(record.body).because : [],
  }
}

/** Which one holds on a day: the newest by then; of one day the one that was written last. */
export const levelOn = (levels: readonly LevelSaid[], day: string): LevelSaid | null =>
  levels
    .filter((l) => l.fromOn <= day)
    .reduce<LevelSaid | null>(
      (last, l) =>
        last && (last.fromOn > l.fromOn || (last.fromOn === l.fromOn && last.recordId > l.recordId)) ? last : l,
      null,
    )
