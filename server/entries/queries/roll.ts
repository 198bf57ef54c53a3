import type * as z from 'zod'
import type { entryApi } from '../../../domain/api/entry.ts'
import { childIdsIn } from '../../../domain/entries/child-ids.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { keptRegister, MOST_TOOK } from '../../../domain/kit/record-subject.ts'
import { recordKind } from '../../../domain/records/list.ts'
import { titleOfClass } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { listPage } from '../../children/db/child-list.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { fitting } from '../../one-answer.ts'
import { findEntry } from '../db/entry.ts'
import { answersOf } from '../reachable.ts'
import { rollOfEntry } from '../rolls-kept.ts'

type Roll = z.input<(typeof entryApi)['getRoll']['response']>
type Input = { kind: string; invited?: 'left-behind' | 'all' | undefined }

/**
 * Whom somebody taps who records what happened at an entry: the children whom it names (a dormitory), else those of its place; class
 * by class. Names and classes alone, for whoever stands over it or keeps it (decision 048). Errors: not-found, for one out of sight, out of
 * reach or of another register alike.
 */
export const getRoll = async (ctx: Ctx, actor: Actor, id: string, input: Input): Promise<Roll> => {
  can(actor, 'record.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const kind = recordKind(input.kind)
      const row = await findEntry(tx, id)
      const register = row ? entryKind(row.kind) : null
      const place = row === null || row.place_id === null ? undefined : (await tx.tree()).get(row.place_id)
      if (
        !row ||
        !register ||
        !place ||
        !kind?.write.includes(actor.role) ||
        !(
          keptRegister(kind) === row.kind ||
          (kind.took && kind.subject?.of === 'entry' && kind.subject.entry === row.kind)
        ) ||
        !canAt(actor, 'record.write', row.scope)
      )
        throw new AppError('not-found')
      // Of whom a keeper writes alone (decision 079): those whom the entry names.
      const among = kind.took ? kind.took.among : null
      const filter = {
        place,
        today: shanghaiDate(tx.now),
        status: 'enrolled' as const,
        ...(among === undefined
          ? {}
          : { ids: among === null ? rollOfEntry(row) : childIdsIn(answersOf(register, row)[among]) }),
        ...(among === undefined && input.invited === 'left-behind' ? { leftBehind: 'education' as const } : {}),
      }
      const children = await tx.widened(() => listPage(tx, filter, 'class', null, MOST_TOOK))
      const tree = await tx.tree()
      return {
        items: fitting(
          children.map(({ id: child, name, class_id }) => {
            const of = class_id === null ? undefined : tree.get(class_id)
            return { id: child, name, className: titleOfClass(of) }
          }),
        ),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
