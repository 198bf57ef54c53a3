import { familyCall } from './family-call.ts'
import { homeComing } from './home-coming.ts'
import { homeVisit } from './home-visit.ts'
import { parentContact } from './parent-contact.ts'

/**
 * Records that tell whether parents were met or spoken with (S3.3, S3.20). `contact`: whoever was reached was a parent. `call`: the same,
 * except for a letter, which is posted and answers nothing. `coming`: parents at home, as many as its quantity. `visit`: those who were met.
 */
export const TOUCH_KINDS = {
  contact: parentContact.kind,
  call: familyCall.kind,
  coming: homeComing.kind,
  visit: homeVisit.kind,
} as const

/** The answer of a `call` that only posted something. */
export const POSTED = 'letter'
/** Of whom a `visit` met: the parents; and how one goes who stands in the home. */
export const PARENTS_MET: readonly string[] = ['father', 'mother']
export const AT_HOME = 'door'
