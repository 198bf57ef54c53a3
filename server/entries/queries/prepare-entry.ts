import type * as z from 'zod'
import type { entryApi } from '../../../domain/api/entry.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { EntryKind } from '../../../domain/kit/define-entry.ts'
import { MOST_TOOK } from '../../../domain/kit/record-subject.ts'
import { titleOfClass } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { type ListFilter, listPage } from '../../children/db/child-list.ts'
import { classMates } from '../../children/db/class-mates.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { fitting } from '../../one-answer.ts'
import { writesKind } from '../reachable.ts'
import { type About, type Subject, subjectOf } from '../subject.ts'
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
      return {
        about: (await subjectNames(tx, [subject], entryKind))(subject),
        mates: await matesOf(tx, kind, subject),
      }
    },
    { now: ctx.now() },
  )
}

/** Whom the answers may name: who else is in the child's class, or the place's children; those who live there where only they are wanted. */
const matesOf = async (tx: Tx, kind: EntryKind, { child_id, place_id }: Subject): Promise<Prepared['mates']> => {
  const field = kind.fields.find((f) => f.children)
  const today = shanghaiDate(tx.now)
  if (!field) return []
  if (child_id !== null) return (await classMates(tx, child_id, today)).map((c) => ({ ...c, className: null }))
  const tree = await tx.tree()
  const place = place_id === null ? undefined : tree.get(place_id)
  if (!place) return []
  const at = (more: Partial<ListFilter> = {}) =>
    listPage(tx, { place, today, status: 'enrolled', ...more }, 'class', null, MOST_TOOK)
  const boarders = field.children?.boarders ? await at({ boarder: 'yes' }) : []
  return fitting(
    (boarders.length ? boarders : await at()).map(({ id, name, class_id }) => {
      const of = class_id === null ? undefined : tree.get(class_id)
      return { id, name, className: titleOfClass(of) }
    }),
  )
}
