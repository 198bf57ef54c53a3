/** What was said of a child hangs on the child; after its table is distributed, as a sharded database wants it (002). */
export const censusLinks: string[] = [
  'alter table census_answer add constraint census_answer_child_id foreign key (county_id, child_id) references child (county_id, id)',
]
