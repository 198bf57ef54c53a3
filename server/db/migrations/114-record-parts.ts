/** Of how many parts a record was written: of one alone nothing can lie out of sight of whoever sees it. Null in what earlier releases wrote. */
export const recordParts: string[] = ['alter table record add column parts int']
