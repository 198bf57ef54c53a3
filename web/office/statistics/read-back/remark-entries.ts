import { statisticsRemark } from '../../../../domain/entries/statistics-remark.ts'
import type { Difference, Read } from './differences.tsx'

type Sheet = Pick<Read, 'table' | 'cutoff' | 'form'>

/** The entries of one answer, each with an id that stays: what is sent twice is one remark. */
export type Remarked = ReturnType<typeof remarkEntries>

/**
 * An entry a place for the chosen cells. `ids` keeps the id of each by its content, so that what is sent again after an answer was lost, or after another
 * place was refused, is known again and written once.
 */
export const remarkEntries = (
  sheet: Sheet,
  chosen: readonly Difference[],
  { why, from, ids, newId }: { why: string; from: string; ids: Map<string, string>; newId: () => string },
) =>
  [...new Set(chosen.map(({ place }) => place.code))].map((place) => {
    const body = {
      table: sheet.table,
      at: sheet.cutoff,
      numbers: chosen
        .filter((one) => one.place.code === place)
        .map(({ no, said, is }) => ({ no, n: said ?? 0, ...(is === null || !Number.isInteger(is) ? {} : { is }) })),
      why: why.trim(),
      ...(sheet.form ? { form: sheet.form } : {}),
    }
    const content = JSON.stringify([place, body])
    const id = ids.get(content) ?? newId()
    ids.set(content, id)
    return { id, kind: statisticsRemark.kind, version: statisticsRemark.version, about: { place }, from, body }
  })

type Verdict = { id: string; verdict: string }

/** Places whose remark stands by these verdicts: they are not sent again, whatever became of the others. */
export const placesKept = (sent: Remarked, verdicts: readonly Verdict[]): ReadonlySet<string> => {
  const stands = new Set(
    verdicts.filter(({ verdict }) => verdict === 'accepted' || verdict === 'duplicate').map(({ id }) => id),
  )
  return new Set(sent.filter(({ id }) => stands.has(id)).map(({ about }) => about.place))
}
