import { carerContact } from './carer-contact.ts'
import { familyCall } from './family-call.ts'
import { homeVisit } from './home-visit.ts'
import { parentContact } from './parent-contact.ts'
import { talk } from './talk.ts'

/** Kinds in which somebody met or spoke with the child or its family: told on a page by their day alone. */
export const CONTACT_KINDS: readonly string[] = [talk, homeVisit, familyCall, parentContact, carerContact].map(
  (kind) => kind.kind,
)
