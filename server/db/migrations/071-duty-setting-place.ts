/**
 * A township's or a school's own word of a duty rule beside the county's (decision 058): by its id; both null: the county's. One word
 * of a place, a rule and a day.
 */
export const dutySettingPlace: string[] = [
  'alter table duty_setting add column school_id int',
  'alter table duty_setting add column township_id int',
  'drop index duty_setting_day',
  'create unique index duty_setting_day on duty_setting (county_id, coalesce(school_id, 0), coalesce(township_id, 0), rule, from_on) where not del',
]
