import type * as z from 'zod'
import type { childConcern, concernApi } from '../../domain/api/concern.ts'
import { AppError } from '../../domain/errors.ts'
import { recordKind } from '../../domain/records/list.ts'
import { toldWords, wayWords } from '../../domain/registers/concern.ts'
import { classTitle } from '../../domain/registers/place.ts'
import { type Actor, allowed } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { type AnswerRow, answersOfChild, type ConcernRow, concernsOfChild, openConcerns } from '../db/concern.ts'
import { inActorTx, type Tx } from '../db/tx.ts'

type Concerns = z.input<(typeof concernApi)['getConcerns']['response']>

/** More than a strip shows; the rest is counted, and moves up as the first ones are answered. */
const MOST = 60

/** Worries about safety that nobody has answered. Who cannot answer one (county, township) is told how many, not whose. */
export const getConcerns = async (ctx: Ctx, actor: Actor): Promise<Concerns> => {
  can(actor, 'concern.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = tree.get(actor.placeId)
      if (!place) throw new AppError('not-found')
      const rows = await openConcerns(tx, place)
      const shown = allowed(actor, 'concern.answer') ? rows.slice(0, MOST) : []
      return {
        open: rows.length,
        items: shown.map((r) => {
          const klass = r.class_id === null ? null : tree.get(r.class_id)
          return {
            recordId: r.root_id,
            childId: r.child_id,
            childName: r.name,
            className: klass ? classTitle(klass.grade, klass.label) : null,
            schoolName: r.school_id === null ? null : (tree.get(r.school_id)?.name ?? null),
            kindTitle: recordKind(r.kind)?.title ?? r.kind,
            on: r.on_date,
            at: r.at.toISOString(),
            by: r.by_name,
            worried: r.worried,
          }
        }),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** A child's worries as the database has them, with what was written about them. */
export const worriesOf = (tx: Tx, childId: string) =>
  Promise.all([concernsOfChild(tx, childId), answersOfChild(tx, childId)])

/** All worries about one child (`worriesOf`), the newest first, each with what was written about it; `live`: ids of records that stand. */
export const concernsInFile = (
  [rows, answers]: readonly [rows: readonly ConcernRow[], answers: readonly AnswerRow[]],
  live: ReadonlySet<string>,
): z.input<typeof childConcern>[] =>
  rows
    .filter((r) => r.record_id === r.root_id)
    .toReversed()
    .map((root) => {
      const mine = answers.filter((a) => a.root_id === root.root_id)
      return {
        recordId: root.root_id,
        on: root.on_date,
        by: root.by_name,
        worried: rows.some((r) => r.root_id === root.root_id && r.worried && live.has(r.record_id)),
        state: mine.length ? ('answered' as const) : ('open' as const),
        answers: mine.map((a) => ({
          id: a.id,
          told: toldWords(a.told, a.told_name),
          toldOn: a.told_on,
          toldTime: a.told_time,
          way: wayWords(a.way),
          done: a.done,
          by: a.by_name,
          on: a.on_date,
        })),
      }
    })
