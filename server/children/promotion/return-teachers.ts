import { AppError } from '../../../domain/errors.ts'
import { scopeOfPlaces } from '../../accounts/office-scope.ts'
import { accountWithPosts } from '../../accounts/reachable-account.ts'
import { takePost } from '../../accounts/take-post.ts'
import { type PostRow, postsHeld, postsSeen } from '../../class-teachers/db/class-posts.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { MovedPost } from './move-teachers.ts'

const CHANGED = '跟班走的班主任后来又交接过班，不能整批撤回。请在“班主任账号、交接班级”里交接，再一个一个改班。'

/** The posts of a promotion as they stand, by id; with the county in sight. */
const byId = async (
  read: (tx: Tx, ids: readonly string[]) => Promise<PostRow[]>,
  tx: Tx,
  moved: readonly MovedPost[],
): Promise<Held> => {
  const posts = await read(
    tx,
    moved.flatMap((m) => [m.ended, m.made]),
  )
  return new Map(posts.map((p) => [p.id, p]))
}

type Held = ReadonlyMap<string, PostRow>

/** The old post and the new one, where both stand as the promotion left them. */
const asLeft = (held: Held, { ended, made }: MovedPost) => {
  const [old, young] = [held.get(ended), held.get(made)]
  return old && young && young.until_on === null && old.until_on === young.from_on ? { old, young } : null
}

/** Why head teachers cannot go back, as a sentence; null where they can. Within `tx.widened`. */
export const whyTeachersStay = async (tx: Tx, moved: readonly MovedPost[]): Promise<string | null> => {
  if (moved.length === 0) return null
  const held = await byId(postsSeen, tx, moved)
  return moved.every((m) => asLeft(held, m)) ? null : CHANGED
}

/** Head teachers who went up with their class have the class below again, as though they had never gone. Error: cannot-undo. */
export const returnTeachers = async (tx: Tx, moved: readonly MovedPost[]): Promise<void> => {
  if (moved.length === 0) return
  const tree = await tx.tree()
  const held = await tx.widened(() => byId(postsHeld, tx, moved))
  for (const one of moved) {
    const left = asLeft(held, one)
    if (!left) throw new AppError('cannot-undo', undefined, CHANGED)
    const { old, young } = left
    const owner = await accountWithPosts(tx, old.account_id, true)
    await tx.widened(() =>
      tx.write(
        [
          { table: 'post', op: 'update', id: old.id, set: { until_on: null } },
          {
            table: 'account',
            op: 'update',
            id: old.account_id,
            scope: scopeOfPlaces([...owner.posts.map((p) => p.place_id), old.place_id], tree),
            set: {},
          },
        ],
        {
          action: 'post.add',
          subject: 'account',
          subjectId: old.account_id,
          placeId: old.place_id,
          detail: { role: old.role },
        },
      ),
    )
    const now = await accountWithPosts(tx, old.account_id, true)
    const post = now.posts.find((p) => p.id === one.made)
    if (post) await takePost(tx, { post, on: young.from_on, reason: '撤回跟班升级' }, now)
  }
}
