import { simplify } from './headings/simplify.ts'
import { wholeLetters } from './radicals.ts'

/** A name made comparable: Simplified, whole letters for radicals, without dots and white space. Never stored in place of the name. */
export const nameKey = (name: string): string => simplify(wholeLetters(name)).replace(/[·\s]/g, '').toLowerCase()
