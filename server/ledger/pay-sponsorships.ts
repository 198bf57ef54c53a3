import { sponsorship } from '../../domain/entries/sponsorship.ts'
import { AppError } from '../../domain/errors.ts'
import { dayIn, textIn } from '../../domain/kit/answers.ts'
import { openState } from '../../domain/kit/define-entry.ts'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { inActorTx } from '../db/tx.ts'
import { changeEntry } from '../entries/commands/change-entry.ts'
import { entryPage } from '../entries/db/entry.ts'
import { answersOf, writesKind } from '../entries/reachable.ts'
import type { MovementInput } from './plan.ts'

/** A child has a sponsorship of each sort at most. */
const MOST = 5

/**
 * Money given as sponsorship is the year's payment of these children's sponsorships from that fund: the day is written there, so that nobody
 * types it again and the duty is met (S2B.13). What somebody changes at the same moment stays as they left it.
 */
export const paySponsorships = async (ctx: Ctx, actor: Actor, input: MovementInput): Promise<void> => {
  if (input.sort !== 'give' || input.use !== 'sponsor' || !('fund' in input.from) || !writesKind(actor, sponsorship))
    return
  const { on, children } = input
  const { fund } = input.from
  const owed = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const rows = []
      for (const child of children)
        rows.push(
          ...(await entryPage(tx, {
            kinds: [sponsorship.kind],
            place: null,
            child,
            states: [openState(sponsorship)],
            at: null,
            after: null,
            limit: MOST,
          })),
        )
      return rows.filter((row) => {
        const answers = answersOf(sponsorship, row)
        return textIn(answers, 'fund') === fund && (dayIn(answers, 'paidOn') ?? '') < on
      })
    },
    { readOnly: true, now: ctx.now() },
  )
  for (const row of owed)
    await changeEntry(ctx, actor, row.id, { set: { paidOn: on }, base: { paidOn: row.fv.paidOn?.[0] ?? 1 } }).catch(
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error
      },
    )
}
