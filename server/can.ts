import { AppError } from '../domain/errors.ts'
import { type Action, type Actor, allowed, canAt } from '../domain/roles.ts'

/** The first line of every command and query: may this role do this at all? */
export const can = (actor: Actor, action: Action): void => {
  if (!allowed(actor, action)) throw new AppError('forbidden')
}

/** Once the place is known: is it within the actor's places? Outside is said like not existing. */
export const mustReach = (actor: Actor, action: Action, chain: readonly number[]): void => {
  if (chain.length === 0 || !canAt(actor, action, chain)) throw new AppError('not-found')
}

/** Commands about one's own account: signed in is enough. */
export const selfOnly = (actor: Actor, accountId: string): void => {
  if (actor.accountId !== accountId) throw new AppError('not-found')
}
