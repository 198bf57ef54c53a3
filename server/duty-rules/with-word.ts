import type { SettingOfPlace } from '../db/setting-of-place.ts'

/** What was said with one more word: it takes the place of what the same place said of the same rule from the same day or a later one. */
export const withWord = (rules: readonly SettingOfPlace[], word: SettingOfPlace): SettingOfPlace[] => [
  ...rules.filter((s) => !isOvertaken(s, word)),
  word,
]

type Word = Pick<SettingOfPlace, 'rule' | 'fromOn' | 'place'>

export const isOvertaken = (s: Word, word: Word): boolean =>
  s.rule === word.rule && s.place === word.place && s.fromOn >= word.fromOn
