import type * as z from 'zod'
import type { dutyRule } from '../../domain/api/duty-rule.ts'
import type { RuleSetting } from '../../domain/calendar/rule-setting.ts'
import { askedAbove, settingOn } from '../../domain/duties/rule-settings.ts'
import { type DutyRule, isMovable, RHYTHMS } from '../../domain/duties/types.ts'
import { ruleWords } from '../../domain/duties/why.ts'
import type { Setter } from './setter.ts'

export type DutyRuleView = z.output<typeof dutyRule>

/** A rule as the page of a county, a township or a school shows it on a day; `rules`: the words that hold there. */
export const dutyRuleView = (
  rule: DutyRule,
  rules: readonly RuleSetting[],
  { level }: Pick<Setter, 'level'>,
  today: string,
): DutyRuleView => {
  const { by, ...now } = settingOn(rule, { rules }, today)
  const above = askedAbove(rule, { rules }, today, level)
  return {
    rule: rule.key,
    title: rule.title,
    source: ruleWords(rule),
    unit: rule.unit,
    rhythm: RHYTHMS[rule.rhythm],
    subject: rule.subject,
    asked: rule.asked ?? 'usual',
    movable: isMovable(rule),
    now: { ...now, by: by?.name ?? null, own: level === null || by?.level === level },
    above: { on: above.on, earlier: above.earlier, by: above.by?.name ?? null },
    coming: rules
      .filter((s) => s.rule === rule.key && s.fromOn > today)
      .map(({ on, earlier, basis, basisEntry = null, fromOn, of }) => ({
        on,
        earlier,
        basis,
        basisEntry,
        fromOn,
        by: of?.name ?? null,
        own: (of?.level ?? null) === level,
      })),
  }
}
