import type { Term } from '../../domain/calendar/types.ts'
import { AppError } from '../../domain/errors.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import { canAt } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import type { Tx } from '../db/tx-type.ts'
import { countedClasses } from '../rosters/db/roster-import.ts'
import type { RosterRow } from '../rosters/db/roster-rows.ts'
import { type DivideOptions, divideList, type ForeignGroup } from './divide-list.ts'
import { type Prepared, prepareRoster } from './prepare.ts'
import type { ChildReading, RosterReading } from './reading.ts'
import { dayWithin, type RegisterAhead } from './register-ahead.ts'
import { saidElsewhere } from './said-elsewhere.ts'

/**
 * A school's rows against its register. `at`: today within the term; `on`: the day from which the list holds; `counts`: it is the
 * school's list (a few rows that came with another school's are not).
 */
export type SchoolPart = { prepared: Prepared; term: Term; on: string; at: string; counts: boolean }
/** A list taken apart by school: the one at home first. `baseline`: the state of them all. */
export type ReadyToWrite = { home: Place; parts: SchoolPart[]; groups: ForeignGroup[]; baseline: string }

type Options = {
  /** The school whose list it is, or the township or county that takes a list apart. */
  placeId: number
  term: string
  population: 'all' | 'left-behind'
  /** A title says that it holds the whole school. */
  whole: boolean
  villages?: Readonly<Record<string, string>> | undefined
  ahead?: RegisterAhead | null | undefined
  choose: DivideOptions['choose']
}

/** A reading against the registers of the schools that its rows go to, in a term. Errors: term-unknown. */
export const prepareFor = async (
  tx: Tx,
  ctx: Ctx,
  reading: Pick<RosterReading, 'children'>,
  options: Options,
): Promise<ReadyToWrite> => {
  const tree = await tx.tree()
  const home = tree.get(options.placeId)
  if (!home) throw new AppError('place-unknown')
  const { own, groups } = divideList(reading.children, {
    home,
    tree,
    may: (place) => canAt(tx.actor, 'roster.import', chainOf(tree, place.id)),
    choose: options.choose,
  })
  const rows = new Map<Place, ChildReading[]>(home.kind === 'school' ? [[home, own]] : [])
  for (const { to, rows: theirs } of groups)
    if (to) {
      const before = rows.get(to)
      if (before) before.push(...theirs)
      else rows.set(to, [...theirs])
    }
  const parts: SchoolPart[] = []
  for (const [school, children] of rows)
    parts.push(
      await partOf(tx, ctx, school, children, { ...options, counts: home.kind !== 'school' || school === home }),
    )
  for (const { prepared } of parts) {
    const others = groups.filter((g) => g.to?.id !== prepared.school.id)
    prepared.difference.missing = saidElsewhere(prepared.difference.missing, others)
  }
  return { home, parts, groups, baseline: baselineText(parts) }
}

const partOf = async (
  tx: Tx,
  ctx: Ctx,
  school: Place,
  children: ChildReading[],
  options: Options & { counts: boolean },
): Promise<SchoolPart> => {
  const term = (await calendarOf(tx, school.id)).terms.find((t) => t.id === options.term)
  if (!term) throw new AppError('term-unknown')
  const at = dayWithin(term, tx)
  const prepared = await prepareRoster(
    tx,
    ctx.keys,
    { children },
    {
      school,
      termId: term.id,
      termStart: term.startsOn,
      population: options.population,
      whole: options.whole && options.counts,
      at,
      partial: !options.counts,
      villages: options.villages,
      ahead: options.ahead,
    },
  )
  // The first list of a class in a term describes its start; a later one describes today.
  const counted = await countedClasses(tx, school.id, term.id)
  const again = [...prepared.classes.keys()].some((key) => counted.has(key))
  return { prepared, term, on: again ? at : term.startsOn, at, counts: options.counts }
}

/** The state of the schools that a difference was computed against, as the page keeps it. */
const baselineText = (parts: readonly SchoolPart[]): string =>
  parts.map(({ prepared }) => `${prepared.school.id}=${prepared.baseline}`).join(';')

/** Everything that a difference or an application of a stored file needs, in the caller's transaction; it was read before. */
export const prepareStored = async (
  ctx: Ctx,
  tx: Tx,
  row: RosterRow,
  reading: RosterReading,
  villages: Readonly<Record<string, string>> = {},
): Promise<ReadyToWrite> =>
  prepareFor(tx, ctx, reading, {
    placeId: row.school_id,
    term: row.term,
    population: row.population,
    whole: reading.wholeSchool,
    villages,
    choose: ({ key }) => row.corrections.foreign?.[key],
  })
