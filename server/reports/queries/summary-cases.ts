import type * as z from 'zod'
import type { figureApi } from '../../../domain/api/figure.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { labelOf } from '../../../domain/kit/define-record.ts'
import { CASE_KIND } from '../../../domain/reports/case/case-told.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { answersOf } from '../../entries/reachable.ts'
import { pageOf } from '../../page-of.ts'
import { storedPlaceTerm } from '../../places/queries/term-of-place.ts'
import { agreedToCase, casesAt } from './case-of.ts'
import { mustFind } from './summary-view.ts'

type Answer = z.input<(typeof figureApi)['listSummaryCases']['response']>

/**
 * Which children's closed cases the author may tell without names (summaries §5 S2A), with whether their families agreed. Errors: forbidden,
 * not-found.
 */
export const listSummaryCases = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  asked: { cursor?: string | undefined; limit: number },
): Promise<Answer> => {
  can(actor, 'report.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id, 'report.write')
      const place = (await tx.tree()).get(row.place_id)
      const at = await storedPlaceTerm(
        tx,
        { place: place?.code ?? '', term: row.term, cutoff: row.cutoff },
        'report.write',
      )
      const rows = await casesAt(tx, at)
      // Name by name, as childNames has them.
      const named = await childNames(
        tx,
        rows.flatMap((entry) => entry.child_id ?? []),
      )
      const cases = named.flatMap((child) =>
        rows.filter((entry) => entry.child_id === child.id).map((entry) => ({ child, entry })),
      )
      const { items, next } = pageOf(cases, asked, ({ entry }) => entry.id)
      const agreed = await agreedToCase(
        tx,
        items.map(({ child }) => child.id),
        shanghaiDate(tx.now),
      )
      return {
        next,
        items: items.map(({ child, entry }) => ({
          id: entry.id,
          childId: child.id,
          childName: child.name,
          className: child.className,
          line: labelOf(CASE_KIND, 'main', answersOf(CASE_KIND, entry).main),
          from: entry.from_on,
          until: entry.until_on ?? entry.from_on,
          state: CASE_KIND.states.find((s) => s.value === entry.state)?.label ?? '',
          consented: agreed.has(child.id),
        })),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
