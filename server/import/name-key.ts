import { simplify } from './headings/simplify.ts'

/** A name made comparable: Simplified, without dots and white space. Never stored in place of the name. */
export const nameKey = (name: string): string => simplify(name).replace(/[·\s]/g, '').toLowerCase()
