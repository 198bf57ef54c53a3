import { termAt } from '../../domain/calendar/defaults.ts'
import { dutiesOf, planPeriods } from '../../domain/duties/engine.ts'
import type { Duty } from '../../domain/duties/types.ts'
import { addDays } from '../../domain/kit/dates.ts'
import type { Place } from '../../domain/registers/place.ts'
import { ancestorOf } from '../../domain/registers/place.ts'
import { calendarOf } from '../db/calendar.ts'
import { childFactsOf, recordFactsOf, waiversOf } from '../db/facts.ts'
import type { Tx } from '../db/tx.ts'

/** This term's duties of the given children, judged today: for lists, files and the today screen. */
export const currentDuties = async (
  tx: Tx,
  place: Place,
  today: string,
  childIds: readonly string[],
): Promise<Duty[]> => {
  if (childIds.length === 0) return []
  const calendar = await calendarOf(tx, ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null)
  const term = termAt(calendar.terms, today)
  if (!term) return []
  const facts = await childFactsOf(tx, childIds)
  const records = Map.groupBy(
    await recordFactsOf(tx, childIds, addDays(term.startsOn, -7), addDays(term.endsOn, 45)),
    (r) => r.childId,
  )
  const waivers = Map.groupBy(await waiversOf(tx, childIds), (w) => w.childId)
  const planned = planPeriods(calendar, term)
  return childIds
    .flatMap((id) =>
      dutiesOf(
        id,
        { facts: facts.get(id) ?? [], records: records.get(id) ?? [], waivers: waivers.get(id) ?? [] },
        planned,
        today,
      ),
    )
    .filter((d) => d.state !== 'not-applicable')
}
