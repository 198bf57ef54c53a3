/** Brothers and sisters were looked over by hand (decision 043): what somebody said of the household, no list and no form changes. */
export const householdSaid: string[] = ['alter table child add column household_said bool']
