/** Of what a record counts, how many were settled: faults put right, goods that meet a need. Null where its kind counts none. */
export const recordSettled: string[] = ['alter table record add column settled int']
