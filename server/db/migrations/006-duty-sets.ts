/**
 * `evidence` counts changes of what the engine looks at. Its answers are kept as sets: one for a place, a term and a cut-off,
 * good as long as the stamps that it carries (decision 011). A duty stands once in each set.
 */
export const dutySets: string[] = [
  'alter table county add column evidence int not null default 0',
  'create table duty_set (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, term text collate "C" not null, computed_for text collate "C" not null, ground int not null, evidence int not null, made_at timestamptz not null, primary key (county_id, id))',
  'create index duty_set_i1 on duty_set (county_id, place_id, term, computed_for)',
  // A cache: emptied rather than carried over.
  'truncate duty_fact',
  'alter table duty_fact drop constraint duty_fact_pkey',
  'drop index duty_fact_i1',
  'drop index duty_fact_i2',
  'drop index duty_fact_scope',
  'alter table duty_fact drop column computed_for',
  'alter table duty_fact add column set_id uuid not null',
  'alter table duty_fact add primary key (county_id, set_id, duty_id)',
]
