/**
 * Who stands in for somebody (decision 061) has a post like any other, from a day until a day: `stands_for` names the post of whoever is
 * away, `stands_why` and `stands_by` why and who named it. Null of every other post. No foreign key: a copy brings posts back in any order.
 */
export const standIns: string[] = [
  'alter table post add column stands_for uuid',
  'alter table post add column stands_why text',
  'alter table post add column stands_by text',
  'create index post_stands_for on post (county_id, stands_for) where stands_for is not null',
]
