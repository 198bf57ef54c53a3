/**
 * A head teacher, the most frequent of all, asks for records of one class: until now the whole table was read for it. Of a
 * record's own places and author nobody asks (reviewed: three indexes of the largest table that nothing reads).
 */
export const recordsByClass: string[] = [
  'create index record_child_by_class on record_child (county_id, class_id, happened_on, record_id)',
  'drop index record_i1',
  'drop index record_i2',
  'drop index record_i3',
]
