import type * as z from 'zod'
import type { statisticsApi } from '../../domain/api/statistics.ts'
import { remarkedIn, statisticsRemark } from '../../domain/entries/statistics-remark.ts'
import { formOf } from '../../domain/entries/statistics-return.ts'
import { dayIn, textIn } from '../../domain/kit/answers.ts'
import type { Place } from '../../domain/registers/place.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { canAt } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { entryPage } from '../entries/db/entry.ts'
import { answersOf, readsKind, writesKind } from '../entries/reachable.ts'

type Out = z.input<typeof statisticsApi.getStatistics.response>

/** Remarks of a table and a day at a place and its units. */
const MOST = 300

type Asked = {
  table: string
  form: number
  cutoff: string
  place: Place
  units: readonly Place[]
  nameOf: (place: Place) => string
}

/** What offices wrote by hand into this table of this day (decision 068), item by item; and whether the actor may add to it. */
export const remarksOf = async (
  tx: Tx,
  { table, form, cutoff, place, units, nameOf }: Asked,
): Promise<Pick<Out, 'mayRemark' | 'remarks'>> => {
  const chain = chainOf(await tx.tree(), place.id)
  const mayRemark = writesKind(tx.actor, statisticsRemark) && canAt(tx.actor, 'entry.write', chain)
  if (!readsKind(tx.actor, statisticsRemark)) return { mayRemark: false, remarks: [] }
  const rows = await entryPage(tx, {
    kinds: [statisticsRemark.kind],
    place,
    child: null,
    states: ['standing'],
    at: null,
    after: null,
    limit: MOST,
  })
  const named = new Map([place, ...units].map((one) => [one.id, one]))
  const seen = new Set<string>()
  const remarks = rows.flatMap((row) => {
    const of = named.get(row.place_id ?? -1)
    const answers = answersOf(statisticsRemark, row)
    if (!of || answers.table !== table || dayIn(answers, 'at') !== cutoff || formOf(answers) !== form) return []
    return remarkedIn(answers).flatMap(({ no, n, is }) => {
      // The newest stands: pages come that way.
      const key = `${of.id} ${no}`
      if (seen.has(key)) return []
      seen.add(key)
      return [
        {
          id: row.id,
          place: { code: of.code, name: nameOf(of) },
          no,
          said: n,
          was: is ?? null,
          why: textIn(answers, 'why'),
          by: row.author_name,
          on: row.from_on,
        },
      ]
    })
  })
  return { mayRemark, remarks }
}
