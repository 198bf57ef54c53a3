/** A donor's contact hangs on the donor; after its table is distributed, as a sharded database wants it (002). */
export const donorContactLink: string[] = [
  'alter table donor_contact add constraint donor_contact_id foreign key (county_id, id) references entry (county_id, id)',
]
