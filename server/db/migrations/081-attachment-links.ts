/** What 080 hangs on; after its table is distributed, as a sharded database wants it (002). */
export const attachmentLinks: string[] = [
  'alter table attachment add constraint attachment_child_id foreign key (county_id, child_id) references child (county_id, id)',
]
