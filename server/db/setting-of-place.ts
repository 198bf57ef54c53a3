import type { RuleSetting } from '../../domain/calendar/rule-setting.ts'
import type { PlaceTree } from '../../domain/registers/place.ts'

/** Of whom it is: a school or a township by its id; null: the county's. */
export type SettingOfPlace = RuleSetting & { place: number | null }

/** With the name by which “why?” calls whoever said it. */
export const saidBy = (tree: PlaceTree, setting: SettingOfPlace): RuleSetting => {
  const { place, ...said } = setting
  const of = place === null ? undefined : tree.get(place)
  return of?.kind === 'school' || of?.kind === 'township' ? { ...said, of: { level: of.kind, name: of.name } } : said
}
