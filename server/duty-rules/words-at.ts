import type { RuleSetting } from '../../domain/calendar/rule-setting.ts'
import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import { type SettingOfPlace, saidBy } from '../db/setting-of-place.ts'

/** What holds at a place: what itself, its township and the county said, each with whose word it is. */
export const wordsAt = (rules: readonly SettingOfPlace[], tree: PlaceTree, placeId: number): RuleSetting[] => {
  const chain = chainOf(tree, placeId)
  return rules.filter((r) => r.place === null || chain.includes(r.place)).map((r) => saidBy(tree, r))
}
