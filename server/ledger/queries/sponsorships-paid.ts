import { sponsorship } from '../../../domain/entries/sponsorship.ts'
import { dayIn, textIn } from '../../../domain/kit/answers.ts'
import { openState } from '../../../domain/kit/define-entry.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { entryPage } from '../../entries/db/entry.ts'
import { answersOf, writesKind } from '../../entries/reachable.ts'
import type { MovementInput } from '../plan.ts'

/** A child has a sponsorship of each sort at most. */
const MOST = 5

/** A sponsorship whose year is paid by a movement: from which day on, and the version of that answer as it is now. */
export type PaidSponsorship = { id: string; paidOn: string; version: number }

/**
 * Money given as sponsorship is the year's payment of these children's sponsorships from that fund (S2B.13): which ones, so that the day
 * is written there and nobody types it again. None for any other movement.
 */
export const sponsorshipsPaid = async (ctx: Ctx, actor: Actor, input: MovementInput): Promise<PaidSponsorship[]> => {
  can(actor, 'ledger.own')
  if (input.sort !== 'give' || input.use !== 'sponsor' || !('fund' in input.from) || !writesKind(actor, sponsorship))
    return []
  const { on, children } = input
  const { fund } = input.from
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const paid: PaidSponsorship[] = []
      for (const child of children) {
        const rows = await entryPage(tx, {
          kinds: [sponsorship.kind],
          place: null,
          child,
          states: [openState(sponsorship)],
          at: null,
          after: null,
          limit: MOST,
        })
        for (const row of rows) {
          const answers = answersOf(sponsorship, row)
          if (textIn(answers, 'fund') === fund && (dayIn(answers, 'paidOn') ?? '') < on)
            paid.push({ id: row.id, paidOn: on, version: row.fv.paidOn?.[0] ?? 1 })
        }
      }
      return paid
    },
    { readOnly: true, now: ctx.now() },
  )
}
