import type * as z from 'zod'
import type { dutyRule } from '../../domain/api/duty-rule.ts'
import type { RuleSetting } from '../../domain/calendar/rule-setting.ts'
import { settingOn } from '../../domain/duties/rule-settings.ts'
import { type DutyRule, isMovable, RHYTHMS } from '../../domain/duties/types.ts'
import { ruleWords } from '../../domain/duties/why.ts'

export type DutyRuleView = z.output<typeof dutyRule>

/** A rule as the county's page shows it on a day. */
export const dutyRuleView = (rule: DutyRule, rules: readonly RuleSetting[], today: string): DutyRuleView => ({
  rule: rule.key,
  title: rule.title,
  source: ruleWords(rule),
  unit: rule.unit,
  rhythm: RHYTHMS[rule.rhythm],
  subject: rule.subject,
  asked: rule.asked ?? 'usual',
  movable: isMovable(rule),
  now: settingOn(rule, { rules }, today),
  coming: rules
    .filter((s) => s.rule === rule.key && s.fromOn > today)
    .map(({ on, earlier, basis, basisEntry = null, fromOn }) => ({ on, earlier, basis, basisEntry, fromOn })),
})
