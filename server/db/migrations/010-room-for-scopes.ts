/**
 * Search keys get another scope when a class moves up, all of a school's at once. Room left on each page lets that stay on the
 * page and out of both indexes (measured: ten thousand children of a school in the next class).
 */
export const roomForScopes: string[] = ['alter table child_key set (fillfactor = 50)']
