import { ALL_LISTED, percentOf } from '../../../domain/figures/evaluate.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import type { Enrolment, FactList, FigureDefinition, FigureValue } from '../../../domain/figures/types.ts'
import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilterOf } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { KeptDuties } from '../../duties/db/kept-duties.ts'
import { type Count, type CountGround, countStatement } from './count-statement.ts'

/** Place, kept duties (`keptDuties`; null where no figure asks of duties), days, and pupils whom no roster lists (`enrolmentOf`). */
export type FigureGround = { place: Place; duties: KeptDuties | null; range: Range; enrolment?: Enrolment }

/**
 * Many figures by SQL, one statement a fact list: the number, how many rows stand behind it, and how many rest on an unknown
 * fact. In the order asked for.
 */
export const figureValues = async (
  tx: Tx,
  figures: readonly FigureDefinition[],
  ground: FigureGround,
): Promise<Map<string, FigureValue>> => {
  const [only] = await counted(tx, figures, ground, null)
  return valuesOf(figures, only ?? {}, ground)
}

/**
 * The same figures parted by one column of the lists that they are counted over (`classId`, `villageId`, `month` of records):
 * a table without a statement a cell. A key that nobody has is not in the answer; rows without one stand under the empty text.
 */
export const figureValuesBy = async (
  tx: Tx,
  figures: readonly FigureDefinition[],
  ground: FigureGround,
  by: string,
): Promise<Map<string, Map<string, FigureValue>>> => {
  const rows = Map.groupBy(await counted(tx, figures, ground, by), (row) => `${row.by ?? ''}`)
  return new Map(
    [...rows].map(([key, of]) => [
      key,
      valuesOf(figures, Object.assign({}, ...of) as Numbers, { ...ground, enrolment: ALL_LISTED }),
    ]),
  )
}

/** One figure by SQL. */
export const figureValue = async (
  tx: Tx,
  figure: FigureDefinition,
  place: Place,
  duties: KeptDuties | null,
  range: Range,
  enrolment: Enrolment = ALL_LISTED,
): Promise<FigureValue> => {
  const value = (await figureValues(tx, [figure], { place, duties, range, enrolment })).get(figure.id)
  if (!value) throw new Error(`figure ${figure.id} was not counted`)
  return value
}

type Numbers = Record<string, number | string | null>

/** Part and whole of a share are counted with it. */
const withParts = (figures: readonly FigureDefinition[]): Map<string, FigureDefinition> => {
  const all = new Map<string, FigureDefinition>()
  for (const { measure } of figures)
    if (measure.of === 'share')
      for (const id of [measure.part, measure.whole]) {
        const figure = figureOf(id)
        if (figure) all.set(id, figure)
      }
  for (const figure of figures) all.set(figure.id, figure)
  return all
}

/** A township's records of a term, sorted by child and by household, without the disk; until the end of the transaction. */
const ROOM = `set local work_mem = '64MB'`

const counted = async (
  tx: Tx,
  figures: readonly FigureDefinition[],
  { place, duties, range }: FigureGround,
  by: string | null,
): Promise<Numbers[]> => {
  const ground: CountGround = {
    place: await placeFilterOf(tx, place),
    placeId: place.id,
    duties,
    range,
    wholeCounty: place.kind === 'county',
  }
  const lists = new Map<FactList, Count[]>()
  for (const figure of withParts(figures).values()) {
    const { id, facts, filter, measure, unknown } = figure
    const mine = lists.get(facts) ?? []
    lists.set(facts, mine)
    if (measure.of !== 'share') {
      mine.push({ key: id, filter, measure })
      if (measure.of === 'sum') mine.push({ key: `${id} rows`, filter, measure: { of: 'rows' } })
    }
    if (unknown) mine.push({ key: `${id} unknown`, filter: unknown, measure: { of: 'rows' } })
  }
  const rows: Numbers[] = []
  await tx.run(ROOM)
  for (const [list, counts] of lists) {
    if (counts.length === 0) continue
    const { text, params } = countStatement(list, counts, ground, tx.countyId, by)
    rows.push(...(await tx.query<Numbers>(text, params)))
  }
  return by === null ? [Object.assign({}, ...rows) as Numbers] : rows
}

const valuesOf = (
  figures: readonly FigureDefinition[],
  numbers: Numbers,
  { range, enrolment = ALL_LISTED }: FigureGround,
): Map<string, FigureValue> => {
  const number = (key: string) => Number(numbers[key] ?? 0)
  const whole = (id: string): number | null => {
    if (!figureOf(id)?.unlisted) return number(id)
    return enrolment.known ? number(id) + enrolment.typed : null
  }
  return new Map(
    figures.map((figure) => {
      const { id, unit, title, definition, measure } = figure
      const n = number(measure.of === 'share' ? measure.part : id)
      const value =
        measure.of === 'share'
          ? percentOf(n, whole(measure.whole))
          : figure.unlisted
            ? whole(id)
            : measure.of === 'sum'
              ? n / (measure.per ?? 1)
              : n
      const rows = measure.of === 'sum' ? number(`${id} rows`) : n
      return [
        id,
        {
          id,
          value,
          unit,
          title,
          definition,
          cutoff: range.cutoff,
          rows,
          unknown: figure.unknown ? number(`${id} unknown`) : 0,
        },
      ]
    }),
  )
}
