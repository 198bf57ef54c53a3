import type * as z from 'zod'
import type { statisticsApi } from '../../domain/api/statistics.ts'
import { formOf, numbersIn, statisticsReturn } from '../../domain/entries/statistics-return.ts'
import { dayIn, textIn } from '../../domain/kit/answers.ts'
import { isEnded, stateWords } from '../../domain/kit/define-entry.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { canAt } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, entryPage } from '../entries/db/entry.ts'
import { answersOf, readsKind, writesKind } from '../entries/reachable.ts'
import { versionsOf } from '../entries/versions.ts'
import type { PlaceTerm } from '../places/queries/term-of-place.ts'

type Out = z.input<typeof statisticsApi.getStatistics.response>
type Told = Pick<Out, 'mayHandIn' | 'mayAnswer' | 'returns'>

/** Returns of one table that a township's schools and villages hand in within a term; of a county's townships. */
const MOST = 200

/** Who handed a table in, what became of it, and where its numbers differ from what the register says today of the same day. */
export const returnsOf = async (
  tx: Tx,
  {
    key,
    form,
    at,
    total,
    units,
  }: { key: string; form: number; at: PlaceTerm; total: Out['total']; units: Out['units'] },
): Promise<Told> => {
  const { place, term, range } = at
  const chain = chainOf(await tx.tree(), place.id)
  const handedIn = statisticsReturn.about.some((kind) => kind === place.kind)
  const may = handedIn && writesKind(tx.actor, statisticsReturn) && canAt(tx.actor, 'entry.write', chain)
  const above = tx.actor.placeId !== place.id
  if (!readsKind(tx.actor, statisticsReturn)) return { mayHandIn: false, mayAnswer: false, returns: [] }
  const rows = await entryPage(tx, {
    kinds: [statisticsReturn.kind],
    place,
    child: null,
    states: null,
    at: null,
    after: null,
    limit: MOST,
  })
  const values = new Map([[place.code, total], ...units.map((unit) => [unit.code, unit.values] as const)])
  const tree = await tx.tree()
  const told = (row: EntryRow): Out['returns'] => {
    const of = row.place_id === null ? undefined : tree.get(row.place_id)
    const answers = answersOf(statisticsReturn, row)
    const day = dayIn(answers, 'at')
    if (!of || day === null || answers.table !== key || day < term.startsOn || day > term.endsOn) return []
    const now = values.get(of.code)
    const under = formOf(answers)
    return [
      {
        id: row.id,
        place: { code: of.code, name: of.name },
        at: day,
        on: row.from_on,
        by: row.author_name,
        state: row.state,
        stateTitle: stateWords(statisticsReturn, row.state),
        ended: isEnded(statisticsReturn, row.state),
        note: textIn(answers, 'note'),
        remark: textIn(answers, 'remark'),
        versions: versionsOf(
          statisticsReturn,
          Object.fromEntries(Object.entries(row.fv).map(([name, [version]]) => [name, version])),
        ),
        mayAnswer:
          tx.actor.placeId !== of.id &&
          writesKind(tx.actor, statisticsReturn) &&
          canAt(tx.actor, 'entry.write', chainOf(tree, of.id)),
        form: under,
        differs:
          day !== range.cutoff || under !== form || !now
            ? null
            : numbersIn(answers).flatMap(({ no, n }) => {
                const is = now[no - 1] ?? null
                return is === n ? [] : [{ no, was: n, is }]
              }),
      },
    ]
  }
  return { mayHandIn: may && !above, mayAnswer: may && above, returns: rows.flatMap(told) }
}
