import { isCounted, isMet, unitKey } from '../../duties/duty-facts.ts'
import type { Duty, DutyRule, Period, Waiver } from '../../duties/types.ts'
import type { DutyAccount } from './input.ts'

/** What an account looks at of each duty. */
export type ToldDuty = Pick<Duty, 'rule' | 'subject' | 'householdId' | 'state' | 'period'> & {
  waiver: Pick<Waiver, 'reason'> | null
}

/**
 * One duty of a place in a term, as its summary tells it: periods due and not yet due at the cut-off, how many owed and were
 * missed in each, and the reasons. `reasonOf`: what the author noted for a subject, null for nothing.
 */
export const dutyAccount = (
  rule: DutyRule,
  periods: readonly Period[],
  duties: readonly ToldDuty[],
  cutoff: string,
  reasonOf: (subjectId: string) => string | null,
): DutyAccount => {
  const mine = duties.filter((d) => d.rule === rule.key)
  const owed = mine.filter((d) => isCounted(d, cutoff))
  const missed = owed.filter((d) => !isMet(d.state))
  const units = (of: readonly ToldDuty[], period: Period) =>
    new Set(of.filter((d) => d.period.key === period.key).map((d) => unitKey(rule.unit, d))).size
  const noted = new Map(
    missed.flatMap((d) => {
      const text = reasonOf(d.subject.id)
      return text ? [[unitKey(rule.unit, d), text] as const] : []
    }),
  )
  return {
    title: rule.title,
    unit: rule.unit,
    due: periods
      .filter((p) => p.windows.due <= cutoff)
      .map((p) => ({ label: p.label, due: units(owed, p), missed: units(missed, p), on: p.windows.due })),
    later: periods.filter((p) => p.windows.due > cutoff).map((p) => p.label),
    reasons: [...Map.groupBy(noted.values(), (text) => text)].map(([text, of]) => ({ text, n: of.length })),
    waivedBecause: waivedBecause(mine),
  }
}

/** Reasons of waivers are the teacher's own words: printed only where few, short, and without a number in them. */
const waivedBecause = (duties: readonly ToldDuty[]): string[] => {
  const waived = duties.filter((d) => d.state === 'waived')
  const reasons = [...new Set(waived.map((d) => d.waiver?.reason.trim() ?? ''))]
  return reasons.length <= 3 && reasons.every((r) => r.length > 0 && r.length <= 8 && !/[\d，。；]/.test(r))
    ? reasons
    : []
}
