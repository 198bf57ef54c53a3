import type { RuleSetting } from '../../domain/calendar/rule-setting.ts'
import type { Tx } from './tx-type.ts'

export type RuleSettingRow = {
  id: string
  rule: string
  from_on: string
  asked: boolean
  earlier: number
  basis: string
  basis_entry: string | null
}

/** What the county said of its duty rules, in the order of the days from which it holds. */
export const ruleSettingRows = (tx: Tx): Promise<RuleSettingRow[]> =>
  tx.query<RuleSettingRow>(
    'select id, rule, from_on, asked, earlier, basis, basis_entry from duty_setting where county_id = $1 and not del order by rule, from_on',
    [tx.countyId],
  )

export const ruleSettingOf = ({ rule, from_on, asked, earlier, basis, basis_entry }: RuleSettingRow): RuleSetting => ({
  rule,
  fromOn: from_on,
  on: asked,
  earlier,
  basis,
  basisEntry: basis_entry,
})
