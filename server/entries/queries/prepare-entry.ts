import type * as z from 'zod'
import type { entryApi } from '../../../domain/api/entry.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { classMates } from '../../children/db/class-mates.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { writesKind } from '../reachable.ts'
import { type About, subjectOf } from '../subject.ts'
import { subjectNames } from './entry-views.ts'

type Prepared = z.input<(typeof entryApi)['prepareEntry']['response']>
const NO_KIND = '没有这种登记，请刷新页面后再试。'
const NO_SUBJECT = '请先选登记的是哪个孩子或哪个地方。'

/** What is about to be written down and of whom. Errors: invalid (no register, no subject, not of this kind), forbidden, not-found. */
export const prepareEntry = async (
  ctx: Ctx,
  actor: Actor,
  input: { kind: string; child?: string | undefined; place?: string | undefined; entry?: string | undefined },
): Promise<Prepared> => {
  can(actor, 'entry.write')
  const kind = entryKind(input.kind)
  if (!kind) throw new AppError('invalid', { kind: NO_KIND }, NO_KIND)
  if (!writesKind(actor, kind)) throw new AppError('forbidden')
  const about: About | null =
    input.child !== undefined
      ? { child: input.child }
      : input.place !== undefined
        ? { place: input.place }
        : input.entry !== undefined
          ? { entry: input.entry }
          : null
  if (!about) throw new AppError('invalid', undefined, NO_SUBJECT)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const subject = await subjectOf(tx, kind, about)
      if (subject === 'missing') throw new AppError('not-found')
      if (subject === 'wrong')
        throw new AppError('invalid', undefined, `“${kind.title}”不能登记在这里，请从孩子或地方的页面打开。`)
      const asksMates = kind.fields.some((f) => f.children) && subject.child_id !== null
      return {
        about: (await subjectNames(tx, [subject], entryKind))(subject),
        mates: asksMates ? await classMates(tx, subject.child_id ?? '', shanghaiDate(tx.now)) : [],
      }
    },
    { now: ctx.now() },
  )
}
