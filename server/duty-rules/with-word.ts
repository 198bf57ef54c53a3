import type { RuleSetting } from '../../domain/calendar/rule-setting.ts'

/** The county's words with one more: it takes the place of what was said of the same rule from the same day or a later one. */
export const withWord = (rules: readonly RuleSetting[], word: RuleSetting): RuleSetting[] => [
  ...rules.filter((s) => !isOvertaken(s, word)),
  word,
]

export const isOvertaken = (s: Pick<RuleSetting, 'rule' | 'fromOn'>, word: RuleSetting): boolean =>
  s.rule === word.rule && s.fromOn >= word.fromOn
