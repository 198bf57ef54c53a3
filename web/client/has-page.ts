import { overviewKindsAt } from '../../domain/overview.ts'
import { isKeeper, type Role } from '../../domain/roles.ts'

/** Tables of a whole place: nothing for whoever sees what it keeps alone (decision 048). Who helps whom is no subject teacher's table. */
const OF_PLACES: readonly string[] = ['/overview', '/board', '/pairings']
const HIDDEN: Partial<Record<Role, readonly string[]>> = { 'subject-teacher': ['/pairings'] }

/** Places near enough to their children for a list of birthdays. */
const HAVE_CHILDREN: readonly string[] = ['school', 'class', 'village']

/** Is there anything to see on a page from this post? One place in a table of places is no table. */
export const hasPage = (path: string, post: { role: Role; place: { kind: string } }): boolean =>
  !(isKeeper(post.role) && OF_PLACES.includes(path)) &&
  !HIDDEN[post.role]?.includes(path) &&
  (path !== '/occasions' || HAVE_CHILDREN.includes(post.place.kind)) &&
  (path !== '/overview' || overviewKindsAt(post.place.kind).length > 0)
