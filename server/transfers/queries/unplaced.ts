import type * as z from 'zod'
import type { transferApi } from '../../../domain/api/transfer.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { titleOfClass } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { postsAt } from '../../accounts/db/account.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { pageOf } from '../../page-of.ts'
import { schoolsAt } from '../schools-at.ts'
import { unplacedAt } from '../unplaced-at.ts'
import { leadersOf } from './leaders-of.ts'
import { schoolView } from './transfers.ts'

type Asked = z.output<(typeof transferApi)['listUnplaced']['query']>
type Out = z.input<(typeof transferApi)['listUnplaced']['response']>

/**
 * Graduates whom no school has taken in by 1 October, with who has to act: the school to which they were handed, else the one from which they
 * graduated (义务教育法 第五条: no child of school age is without a school). Class by class, by name. Errors: place-unknown, not-found.
 */
export const listUnplaced = async (ctx: Ctx, actor: Actor, asked: Asked): Promise<Out> => {
  can(actor, 'child.transfer')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const rows = await unplacedAt(tx, await schoolsAt(tx, asked.place))
      const { items, next } = pageOf(rows, asked, (row) => row.id)
      const tree = await tx.tree()
      const school = await schoolView(tx)
      const actsAt = (row: (typeof rows)[number]) =>
        row.state === 'waiting' && row.to_id !== null ? row.to_id : row.school_id
      // Where the actor sees its posts.
      const posts = await postsAt(tx, shanghaiDate(tx.now), [...new Set(items.map(actsAt))], ['principal', 'dean'])
      const leaders = leadersOf(posts)
      return {
        items: items.map((row) => ({
          id: row.id,
          name: row.name,
          className: row.class_id === null ? null : titleOfClass(tree.get(row.class_id)),
          school: school(row.school_id),
          graduatedOn: row.graduated_on,
          state: row.state ?? ('none' as const),
          to: row.to_id === null ? null : school(row.to_id),
          reason: row.answer,
          answers: { school: school(actsAt(row)).name, people: leaders(actsAt(row)) },
        })),
        next,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
