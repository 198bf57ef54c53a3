import { simplify } from './headings/simplify.ts'
import { wholeLetters } from './radicals.ts'
import { DOTS } from './values/name.ts'

const DOTS_AND_SPACES = new RegExp(`[${DOTS}\\s]`, 'g')

/** A name made comparable: Simplified, whole letters for radicals, without any middle dot and white space. Never stored in place of the name. */
export const nameKey = (name: string): string => simplify(wholeLetters(name)).replace(DOTS_AND_SPACES, '').toLowerCase()
