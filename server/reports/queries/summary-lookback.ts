import { type PlanLookback, planItemsOf } from '../../../domain/reports/plan-items.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'
import { answersOf, findDraft, findIssued, issuedOf, type ReportRow } from '../db/report.ts'

/**
 * The last term's (or year's) issued plan, not what was made for the public, with what this term's author said became of each line (summaries §1.5). `current`: the report whose
 * answers count; not given, the term's issued one, else its draft. Null: nothing was issued last term.
 */
export const lookbackOf = async (
  tx: Tx,
  at: PlaceTerm,
  kind: string,
  current?: Pick<ReportRow, 'answers'> | null,
): Promise<(PlanLookback & { issued: ReportRow }) | null> => {
  if (!at.previous) return null
  const of = (term: string) => ({ kind, placeId: at.place.id, term })
  const issued = (await issuedOf(tx, of(at.previous.id))).find(
    (row) => row.level !== 'public' && !row.signed?.withdrawn,
  )
  if (!issued) return null
  const mine = current ?? (await findIssued(tx, of(at.term.id))) ?? (await findDraft(tx, of(at.term.id)))
  const { outcomes } = answersOf(mine)
  const plan = issued.sections.find((s) => s.key === 'plan')
  return {
    issued,
    items: plan
      ? planItemsOf(plan.doc, issued.id).map((item) => ({ ...item, outcome: outcomes[item.key] ?? null }))
      : [],
  }
}
