import { recordKind } from '../domain/records/list.ts'
import type { Actor } from '../domain/roles.ts'

/** Does the actor's post read records of this kind (`read` of the kind)? One that is not known any more stays readable. */
export const mayReadKind = (actor: Actor, kind: string): boolean =>
  actor.via === 'operator' || (recordKind(kind)?.read.includes(actor.role) ?? true)
