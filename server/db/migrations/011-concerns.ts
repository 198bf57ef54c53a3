const C = 'text collate "C"'

/**
 * A worry about a child's safety (F2) stands until somebody writes what was done. `concern`: a row for each record that says it and
 * each that corrects such a record, per child; `root_id` is the record that said it first, `worried` whether this one says so.
 * `concern_answer`: whom one told, when, by which way, and what was done; the first answers the worry, later ones are addenda.
 * Nobody edits either. Worries that were written before come along; corrections of corrections are followed eight deep.
 */
export const concerns: string[] = [
  `create table concern (county_id int not null, scope int[] not null, record_id uuid not null, child_id uuid not null, root_id uuid not null, worried bool not null, on_date ${C} not null, at timestamptz not null, by_id uuid not null, by_name text not null, primary key (county_id, record_id, child_id))`,
  'create index concern_scope on concern using gin (county_id, scope)',
  'create index concern_i1 on concern (county_id, child_id)',
  'create index concern_i2 on concern (county_id, root_id)',
  `create table concern_answer (county_id int not null, scope int[] not null, id uuid not null, root_id uuid not null, child_id uuid not null, told text[] not null, told_name text not null, told_on ${C} not null, told_time text not null, way text not null, done text not null, by_id uuid not null, by_name text not null, by_role text not null, on_date ${C} not null, at timestamptz not null, primary key (county_id, id))`,
  'create index concern_answer_scope on concern_answer using gin (county_id, scope)',
  'create index concern_answer_i1 on concern_answer (county_id, child_id)',
  'create index concern_answer_i2 on concern_answer (county_id, root_id)',
  'alter table record no force row level security',
  'alter table record_child no force row level security',
  `insert into concern (county_id, scope, record_id, child_id, root_id, worried, on_date, at, by_id, by_name)
   select l.county_id, l.scope, r.id, l.child_id, r.id, true, r.happened_on, r.received_at, r.author_id, r.author_name
   from record r join record_child l on l.county_id = r.county_id and l.record_id = r.id
   left join record p on p.county_id = r.county_id and p.id = r.replaces
   where r.body->>'finding' = 'worry' and (p.body->>'finding') is distinct from 'worry'`,
  ...Array.from(
    { length: 8 },
    () => `insert into concern (county_id, scope, record_id, child_id, root_id, worried, on_date, at, by_id, by_name)
   select l.county_id, l.scope, r.id, l.child_id, c.root_id, coalesce(r.body->>'finding' = 'worry', false), r.happened_on, r.received_at, r.author_id, r.author_name
   from record r join record_child l on l.county_id = r.county_id and l.record_id = r.id
   join concern c on c.county_id = r.county_id and c.record_id = r.replaces and c.child_id = l.child_id
   on conflict do nothing`,
  ),
  'alter table record force row level security',
  'alter table record_child force row level security',
]
