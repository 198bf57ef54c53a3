import type * as z from 'zod'
import type { chartApi } from '../../../domain/api/chart.ts'
import { percentOf } from '../../../domain/figures/evaluate.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import type { FigureDefinition, FigureValue } from '../../../domain/figures/types.ts'
import { isMerged } from '../../../domain/registers/merged-place.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placesUnder, titleOfClass } from '../../../domain/registers/place.ts'
import type { Chart, ChartCell, ChartPart } from '../../../domain/reports/charts/chart.ts'
import {
  baseDrawn,
  COVERAGE_CHARTS,
  careDrawn,
  READINGS_DRAWN,
  readingLabel,
} from '../../../domain/reports/charts/drawn-from.ts'
import { percentText } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { calendarsAt, periodsOf } from '../../duties/queries/place-calendars.ts'
import { figureValues, figureValuesBy } from '../../figures/db/figure-values.ts'
import { dutyQuestion, keptDuties } from '../../figures/queries/place-figures.ts'
import { type PlaceTerm, placeTerm } from '../../places/queries/term-of-place.ts'

type Out = z.input<(typeof chartApi)['getCharts']['response']>

/** Terms that the picture of them goes back. */
const TERMS = 6

/** The pictures of a place in a term. Errors: invalid (the term has not begun), place-unknown, not-found, term-unknown. */
export const getCharts = async (
  ctx: Ctx,
  actor: Actor,
  input: { place?: string | undefined; term: string; at?: string | undefined },
): Promise<Out> => {
  can(actor, 'figure.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const code = input.place ?? (await tx.tree()).get(tx.actor.placeId)?.code ?? ''
      const at = await placeTerm(tx, { place: code, term: input.term, at: input.at }, 'figure.read')
      // A place counts whom it had at the day, also those who have moved away since.
      const charts = await tx.widened(() => chartsOf(tx, at))
      const name = at.place.kind === 'class' ? (titleOfClass(at.place) ?? at.place.name) : at.place.name
      return {
        place: { code: at.place.code, name },
        term: at.term.id,
        cutoff: at.range.cutoff,
        charts: charts.map((chart) => ({
          ...chart,
          series: [...chart.series],
          rows: chart.rows.map((row) => ({ ...row, cells: [...row.cells] })),
        })),
      }
    },
    { now: ctx.now() },
  )
}

/** Pictures that have nothing to show are left out. With the county in sight. */
const chartsOf = async (tx: Tx, at: PlaceTerm): Promise<Chart[]> =>
  [
    ...(await coverage(tx, at)),
    ...(await townships(tx, at)),
    ...(await villages(tx, at)),
    ...(await ofTheDay(tx, at)),
    await terms(tx, at),
  ].filter((chart) => chart.rows.length > 0)

const definition = (at: PlaceTerm, id: string): FigureDefinition => {
  const found = figureOf(id, readingAt(at.place.kind))
  if (!found) throw new Error(`a picture asks for ${id}, which is no figure`)
  return found
}
const ownBase = (place: Place) => baseDrawn(readingAt(place.kind))

const cellOf = (
  at: PlaceTerm,
  figure: string,
  values: ReadonlyMap<string, FigureValue> | undefined,
  part: ChartPart | null = null,
): ChartCell => ({ value: values?.get(figure)?.value ?? null, figure, term: at.term.id, at: at.range.cutoff, part })

/** What was owed and what was done, month by month, and at each round of visits. */
const coverage = async (tx: Tx, at: PlaceTerm): Promise<Chart[]> => {
  const duties = await keptDuties(tx, dutyQuestion(at))
  const ground = { place: at.place, duties, range: at.range }
  const parts = await figureValuesBy(
    tx,
    COVERAGE_CHARTS.flatMap(({ due, met }) => [definition(at, due), definition(at, met)]),
    ground,
    'period',
  )
  // In the order of time, whatever order the rules have them in.
  const periods = periodsOf(await calendarsAt(tx, at.place), () => true).toSorted((a, b) =>
    a.period.windows.due < b.period.windows.due ? -1 : 1,
  )
  return COVERAGE_CHARTS.map(({ rule, due, met, ...chart }) => ({
    ...chart,
    unit: '人次',
    rows: periods.flatMap(({ rule: of, period }, i) => {
      const first = periods.findIndex((one) => one.rule.key === rule && one.period.key === period.key)
      const values = of.key === rule && first === i ? parts.get(period.key) : undefined
      const owed = values?.get(due)?.value ?? 0
      if (owed === 0) return []
      const part: ChartPart = { by: 'period', key: period.key }
      return [
        {
          label: period.label,
          cells: [cellOf(at, due, values, part), cellOf(at, met, values, part)],
          note: percentText(percentOf(values?.get(met)?.value ?? 0, owed)),
        },
      ]
    }),
  }))
}

/**
 * Township by township, as the register has them, each with its own pictures by village behind it: of a county alone, where villages are hundreds. Each
 * counts as the township itself does, so that its number opens to its own rows.
 */
const townships = async (tx: Tx, at: PlaceTerm): Promise<Chart[]> => {
  if (at.place.kind !== 'county') return []
  const tree = await tx.tree()
  const figure = definition(at, ownBase(at.place))
  const rows: Chart['rows'][number][] = []
  for (const place of placesUnder(tree, at.place.id, 'township')) {
    if (isMerged(tree, place)) continue
    const values = await figureValues(tx, [figure], { place, duties: null, range: at.range })
    const cell = { ...cellOf(at, figure.id, values), place: place.code }
    if ((cell.value ?? 0) > 0) rows.push({ label: place.name, cells: [cell], note: null, enter: place.code })
  }
  return [
    {
      key: 'townships',
      title: '各乡镇的',
      about: `这一天的${figure.title}，照单位的次序，点乡镇的名字看它的各村。在一个乡镇上学、家在另一个的，两边都数，加起来可能比全县多。`,
      unit: '名',
      series: ['人数'],
      rows,
    },
  ]
}

/** Where they live, village by village as the register has them; not of a whole county, where they would be hundreds. */
const villages = async (tx: Tx, at: PlaceTerm): Promise<Chart[]> => {
  if (at.place.kind === 'county' || at.place.kind === 'village') return []
  const figure = ownBase(at.place)
  const parts = await figureValuesBy(tx, [definition(at, figure)], { ...at, duties: null }, 'villageId')
  const tree = await tx.tree()
  const rowOf = (key: string, label: string) => ({
    label,
    cells: [cellOf(at, figure, parts.get(key), { by: 'villageId', key })],
    note: null,
  })
  const known = [...tree.values()].filter((place) => parts.has(String(place.id)))
  return [
    {
      key: 'villages',
      title: '住在各村的',
      about: `这一天的${definition(at, figure).title}，按登记的村，照单位的次序。`,
      unit: '名',
      series: ['人数'],
      rows: [
        ...known.toSorted((a, b) => a.id - b.id).map((place) => rowOf(String(place.id), place.name)),
        ...(parts.has('') ? [rowOf('', '没有写村')] : []),
      ].filter((row) => (row.cells[0]?.value ?? 0) > 0),
    },
  ]
}

/** Who looks after them, and how many they are by each reading. */
const ofTheDay = async (tx: Tx, at: PlaceTerm): Promise<Chart[]> => {
  const care = careDrawn(readingAt(at.place.kind))
  const values = await figureValues(
    tx,
    [...care, ...READINGS_DRAWN].map((id) => definition(at, id)),
    { place: at.place, duties: null, range: at.range },
  )
  const rowOf = (id: string, called = (title: string) => title) => ({
    label: called(values.get(id)?.title ?? id),
    cells: [cellOf(at, id, values)],
    note: null,
  })
  return [
    {
      key: 'carers',
      title: '谁在照看',
      about: '一人一类；没有登记照看人的是“待核实”。',
      unit: '名',
      series: ['人数'],
      rows: care.map((id) => rowOf(id)).filter((row) => (row.cells[0]?.value ?? 0) > 0),
    },
    {
      key: 'readings',
      title: '几种口径各是多少',
      about: '同一天、同一批孩子，按不同文件的口径各数一遍。',
      unit: '名',
      series: ['人数'],
      rows: READINGS_DRAWN.map((id) => rowOf(id, readingLabel)),
    },
  ]
}

/** How many they were at the end of each term that has begun here, the last at the day asked for. */
const terms = async (tx: Tx, at: PlaceTerm): Promise<Chart> => {
  const figure = ownBase(at.place)
  const begun = at.calendar.terms
    .filter((term) => term.startsOn <= at.term.startsOn)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .slice(-TERMS)
  const rows: Chart['rows'][number][] = []
  for (const term of begun) {
    const then =
      term.id === at.term.id
        ? at
        : await placeTerm(tx, { place: at.place.code, term: term.id, at: term.endsOn }, 'figure.read')
    const values = await figureValues(tx, [definition(at, figure)], {
      place: at.place,
      duties: null,
      range: then.range,
    })
    rows.push({ label: term.name, cells: [cellOf(then, figure, values)], note: null })
  }
  return {
    key: 'terms',
    title: '各学期的人数',
    about: `每学期末的${definition(at, figure).title}，最后一个是这一天的；还没有名单的学期不画。`,
    unit: '名',
    series: ['人数'],
    // Before the first list there was nobody to count.
    rows: rows.slice(
      Math.max(
        0,
        rows.findIndex((row) => (row.cells[0]?.value ?? 0) > 0),
      ),
    ),
  }
}
