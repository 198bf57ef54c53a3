import { RECORD_KINDS, recordKind } from '../../domain/records/list.ts'
import type { Actor } from '../../domain/roles.ts'
import { lasting } from '../db/breath.ts'

/** Does the actor's role read records of this kind? One that is no longer known is read by whoever reads records. */
export const mayReadKind = (actor: Actor, kind: string): boolean =>
  actor.via === 'operator' || (recordKind(kind)?.read.includes(actor.role) ?? true)

const READ = new Map<string, readonly string[]>()

/** The kinds that the actor's role reads: asked for before a page is cut, so that none comes back short. */
export const readableKinds = (actor: Actor): readonly string[] => {
  // A list that has grown is another one.
  const who = `${actor.via === 'operator' ? actor.via : actor.role} ${RECORD_KINDS.length}`
  const known = READ.get(who) ?? lasting(RECORD_KINDS.filter((k) => mayReadKind(actor, k.kind)).map((k) => k.kind))
  READ.set(who, known)
  return known
}
