import type { Placed } from '../../domain/duties/subject-facts.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { ancestorOf, type Place, type PlaceTree, placesUnder } from '../../domain/registers/place.ts'
import { ROLE_NAMES, type Role } from '../../domain/roles.ts'
import { postsAt } from '../accounts/db/account.ts'
import type { Tx } from '../db/tx-type.ts'
import type { UndoneDuty } from './db/undone-rows.ts'
import { placeName } from './queries/duty-views.ts'

/** Whose a duty is: the account that holds it in its post there, or a post, with who has it today. */
export type Owner = {
  key: string
  role: Role
  roleName: string
  /** Of whoever holds it, else of all who have the post there; null where nobody has. */
  name: string | null
  /** The class, school or village where the post is. */
  place: string | null
}

/** Who stands where, of the posts that owe and lead (the higher ones first: who has two at a place is asked as the higher). */
const POSTS: readonly Role[] = [
  'township-officer',
  'principal',
  'dean',
  'village-director',
  'head-teacher',
  'subject-teacher',
  'boarding-teacher',
  'home-keeper',
  'station-keeper',
  'helper',
]
const placeOfPost = (role: Role, at: Placed, tree: PlaceTree): number | null =>
  role === 'township-officer'
    ? (at.townshipId ?? (at.villageId === null ? null : (ancestorOf(tree, at.villageId, 'township')?.id ?? null)))
    : role === 'village-director' || (role === 'station-keeper' && at.schoolId === null)
      ? at.villageId
      : role === 'head-teacher' || role === 'subject-teacher'
        ? at.classId
        : (at.schoolId ?? at.villageId)

/** Who has which post at a place and below it today, asked once; names of those who work at the actor's own place. */
export const ownersAt = async (tx: Tx, place: Place) => {
  const tree = await tx.tree()
  const places = [place, ...placesUnder(tree, place.id)].map((p) => p.id)
  const posts = await tx.widened(() => postsAt(tx, shanghaiDate(tx.now), places, POSTS))
  const at = Map.groupBy(posts, (p) => `${p.role} ${p.place_id}`)
  const ofAccount = Map.groupBy(posts, (p) => p.account_id)
  const isThere = (id: number, d: Placed) =>
    [d.classId, d.schoolId, d.villageId, d.townshipId, placeOfPost('township-officer', d, tree)].includes(id)
  return {
    /** Does somebody have this post where the duty stands? */
    held: (role: Role, d: Placed): boolean => at.has(`${role} ${placeOfPost(role, d, tree)}`),
    ownerOf: (d: UndoneDuty): Owner => {
      const mine = (d.holder === null ? [] : (ofAccount.get(d.holder) ?? [])).filter((p) => isThere(p.place_id, d))
      const post = mine.toSorted((a, b) => POSTS.indexOf(a.role) - POSTS.indexOf(b.role))[0]
      const role = post?.role ?? d.post
      const placeId = post?.place_id ?? placeOfPost(role, d, tree)
      const stands = placeId === null ? undefined : tree.get(placeId)
      // What a class teacher holds and what the post owes is one person's, said once.
      const who = post ? [post] : (at.get(`${role} ${placeId}`) ?? [])
      return {
        key: `${role} ${placeId ?? ''} ${who.map((p) => p.account_id).join(' ')}`,
        role,
        roleName: ROLE_NAMES[role],
        name: who.length ? who.map((p) => p.name).join('、') : null,
        place: stands ? placeName(stands) : null,
      }
    },
  }
}
