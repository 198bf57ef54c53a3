/** What somebody holds is asked for on every page of the day (F17). */
export const entryHolder: string[] = ['create index entry_by_holder on entry (county_id, holder_account)']
