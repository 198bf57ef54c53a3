import { CONTACT_READERS } from '../../domain/records/contact-parts.ts'
import type { Actor } from '../../domain/roles.ts'

/** When parents were last spoken with stands in contacts: only who reads those sees whom nobody reaches. */
export const readsTouch = (actor: Actor): boolean => actor.via === 'operator' || CONTACT_READERS.includes(actor.role)
