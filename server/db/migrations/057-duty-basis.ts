/** The written rule that a county's word of a duty stands on, as an entry of its register that opens (decision 049). */
export const dutyBasis: string[] = ['alter table duty_setting add column basis_entry uuid']
