import type { Place, PlaceTree } from '../../domain/registers/place.ts'
import { scopeOfOffice } from '../../domain/registers/scope.ts'
import type { Role } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { newId } from '../ids.ts'
import type { PostRow } from './db/account.ts'
import { scopeOfPlaces } from './office-scope.ts'

/** Whose post it is in truth, until when (from that day on it no longer holds), why, and who named it. */
export type StandingIn = { post: string; until: string; why: string; by: string }

/** One more post for an account; its office sees the account from now on. The permission was asked by whoever calls. Answers the post's id. */
export const givePost = async (
  tx: Tx,
  post: { accountId: string; role: Role; place: Place; from: string; standIn?: StandingIn },
  held: { posts: readonly PostRow[]; tree: PlaceTree },
): Promise<string> => {
  const { accountId, role, place, from, standIn } = post
  const id = newId(tx.now)
  await tx.widened(() =>
    tx.write(
      [
        {
          table: 'post',
          op: 'insert',
          id,
          scope: scopeOfOffice(place.id, held.tree),
          set: {
            account_id: accountId,
            role,
            place_id: place.id,
            from_on: from,
            ...(standIn
              ? { until_on: standIn.until, stands_for: standIn.post, stands_why: standIn.why, stands_by: standIn.by }
              : {}),
          },
        },
        {
          table: 'account',
          op: 'update',
          id: accountId,
          scope: scopeOfPlaces([...held.posts.map((p) => p.place_id), place.id], held.tree),
          set: {},
        },
      ],
      standIn
        ? {
            action: 'stand-in.add',
            subject: 'account',
            subjectId: accountId,
            placeId: place.id,
            detail: { role, on: from, until: standIn.until },
          }
        : { action: 'post.add', subject: 'account', subjectId: accountId, placeId: place.id, detail: { role } },
    ),
  )
  return id
}
