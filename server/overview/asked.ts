import type { Calendar } from '../../domain/calendar/types.ts'
import { isChildRule } from '../../domain/duties/types.ts'
import { AppError } from '../../domain/errors.ts'
import { addDays, monthOf, shanghaiDate } from '../../domain/kit/dates.ts'
import { type OverviewKind, overviewKindsAt } from '../../domain/overview.ts'
import type { Place } from '../../domain/registers/place.ts'
import { placeFilterOf } from '../db/facts.ts'
import type { Tx } from '../db/tx-type.ts'
import type { KeptDuties } from '../duties/db/kept-duties.ts'
import { calendarsAt, periodsOf } from '../duties/queries/place-calendars.ts'
import { keptDuties } from '../figures/queries/place-figures.ts'
import { placeByCode } from '../places/queries/term-of-place.ts'
import type { OverviewAsked } from './db/overview.ts'
import { overviewRows } from './rows.ts'

export type OverviewInput = { place?: string | undefined; by?: OverviewKind | undefined }

/** The table that is asked for: of the actor's own place unless another is named. Errors: place-unknown, not-found, invalid. */
export const overviewAsked = async (
  tx: Tx,
  input: OverviewInput,
): Promise<OverviewAsked & { kinds: readonly OverviewKind[]; term: { id: string; name: string } | null }> => {
  const tree = await tx.tree()
  const code = input.place ?? tree.get(tx.actor.placeId)?.code ?? ''
  const place = await placeByCode(tx, code, 'duty.read')
  const kinds = overviewKindsAt(place.kind)
  const kind = input.by ?? kinds[0]
  if (!kind || !kinds.includes(kind))
    throw new AppError('invalid', undefined, '各校一览是给县和乡镇看的；学校和村请看首页和落实情况。')
  const today = shanghaiDate(tx.now)
  const month = monthOf(today)
  const { term, kept, columns } = await dutiesUntil(tx, place, month, today)
  return {
    place,
    at: await placeFilterOf(tx, place),
    rows: overviewRows(tree, place, kind),
    kinds,
    today,
    month,
    since: addDays(today, -7),
    term,
    kept,
    columns,
  }
}

/** Of several calendars (schools with terms of their own) each the term that began last. */
const termsNow = (calendars: readonly Calendar[], today: string): Set<string> =>
  new Set(calendars.flatMap((c) => c.terms.findLast((t) => t.startsOn <= today)?.id ?? []))

/**
 * Duties of children: what lies in the month, as the board of a school counts it, and what fell due in each month of the term until now,
 * as the picture of a school has it.
 */
const dutiesUntil = async (tx: Tx, place: Place, month: string, today: string) => {
  const calendars = await calendarsAt(tx, place)
  const terms = termsNow(calendars, today)
  const columns = periodsOf(
    calendars,
    ({ windows, term }) =>
      (monthOf(windows.opens) <= month && monthOf(windows.due) >= month) ||
      (terms.has(term) && monthOf(windows.due) < month),
  ).flatMap(({ rule, period }) =>
    isChildRule(rule)
      ? [
          {
            key: `${rule.key}|${period.key}`,
            rule: rule.key,
            term: period.term,
            dueIn: monthOf(period.windows.due),
            now: monthOf(period.windows.opens) <= month && monthOf(period.windows.due) >= month,
          },
        ]
      : [],
  )
  const kept: KeptDuties[] = []
  for (const term of [...new Set(columns.map((c) => c.term))].sort())
    kept.push(await keptDuties(tx, { place, term, at: today }))
  return { term: calendars[0]?.terms.findLast((t) => t.startsOn <= today) ?? null, kept, columns }
}
