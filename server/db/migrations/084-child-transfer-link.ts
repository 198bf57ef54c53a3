/** What 083 hangs on; after its table is distributed, as a sharded database wants it (002). */
export const childTransferLink: string[] = [
  'alter table child_transfer add constraint child_transfer_child_id foreign key (county_id, child_id) references child (county_id, id)',
]
