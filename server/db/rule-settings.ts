import type { SettingOfPlace } from './setting-of-place.ts'
import type { Tx } from './tx-type.ts'

export type RuleSettingRow = {
  id: string
  rule: string
  from_on: string
  asked: boolean
  earlier: number
  basis: string
  basis_entry: string | null
  school_id: number | null
  township_id: number | null
}

/** What the county, its townships and schools said of duty rules, in the order of the days from which it holds. */
export const ruleSettingRows = (tx: Tx): Promise<RuleSettingRow[]> =>
  tx.query<RuleSettingRow>(
    'select id, rule, from_on, asked, earlier, basis, basis_entry, school_id, township_id from duty_setting where county_id = $1 and not del order by rule, from_on',
    [tx.countyId],
  )

export const ruleSettingOf = (row: RuleSettingRow): SettingOfPlace => ({
  rule: row.rule,
  fromOn: row.from_on,
  on: row.asked,
  earlier: row.earlier,
  basis: row.basis,
  basisEntry: row.basis_entry,
  place: row.school_id ?? row.township_id,
})
