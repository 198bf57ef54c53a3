import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { PlaceTree } from '../../domain/registers/place.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { standInsOf } from '../stand-ins/db/stand-in.ts'
import type { PostRow } from './db/account.ts'
import { scopeOfPlaces } from './office-scope.ts'

/**
 * Ends a post: it no longer holds on the day named. The office of a place that was left sees the account no longer, unless the day
 * is to come or it was the last post: then it stays in sight there, for somebody has to find it. The permission was asked by whoever calls.
 */
export const takePost = async (
  tx: Tx,
  ending: { post: PostRow; on: string; reason: string },
  held: { posts: readonly PostRow[]; tree: PlaceTree },
): Promise<void> => {
  const { post, on, reason } = ending
  const standIns = (await standInsOf(tx, [post.id], on)).map(
    (s): Change => ({ table: 'post', op: 'update', id: s.id, set: { until_on: on } }),
  )
  const left = held.posts.filter((p) => p.id !== post.id)
  await tx.widened(() =>
    tx.write(
      [
        { table: 'post', op: 'update', id: post.id, set: { until_on: on } },
        // Nobody stands in for a post that is no more.
        ...standIns,
        ...(left.length === 0 || on > shanghaiDate(tx.now)
          ? []
          : [
              {
                table: 'account' as const,
                op: 'update' as const,
                id: post.account_id,
                scope: scopeOfPlaces(
                  left.map((p) => p.place_id),
                  held.tree,
                ),
                set: {},
              },
            ]),
      ],
      {
        action: post.stands_for === null ? 'post.end' : 'stand-in.end',
        subject: 'account',
        subjectId: post.account_id,
        placeId: post.place_id,
        detail: { role: post.role, on, reason },
      },
    ),
  )
}
