import type { Term } from '../../domain/calendar/types.ts'
import { AppError } from '../../domain/errors.ts'
import { maxDate, minDate, shanghaiDate } from '../../domain/kit/dates.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { countedClasses } from '../db/roster-import.ts'
import type { Tx } from '../db/tx.ts'
import { type Prepared, prepareRoster } from './prepare.ts'
import type { RosterReading } from './reading.ts'

/** `at`: today within the term; `on`: the day from which the list holds. */
export type ReadyToWrite = { prepared: Prepared; term: Term; on: string; at: string }

/** A reading against the register of a school in a term. Errors: term-unknown. */
export const prepareFor = async (
  tx: Tx,
  ctx: Ctx,
  reading: Pick<RosterReading, 'children'>,
  options: {
    schoolId: number
    term: string
    population: 'all' | 'left-behind'
    villages?: Readonly<Record<string, string>> | undefined
  },
): Promise<ReadyToWrite> => {
  const school = (await tx.tree()).get(options.schoolId)
  const term = (await calendarOf(tx, options.schoolId)).terms.find((t) => t.id === options.term)
  if (!school || !term) throw new AppError('term-unknown')
  const at = minDate(maxDate(shanghaiDate(tx.now), term.startsOn), term.endsOn)
  const prepared = await prepareRoster(tx, ctx.keys, reading, {
    school,
    termId: term.id,
    termStart: term.startsOn,
    population: options.population,
    at,
    villages: options.villages,
  })
  // The first list of a class in a term describes its start; a later one describes today.
  const counted = await countedClasses(tx, school.id, term.id)
  const again = [...prepared.classes.keys()].some((key) => counted.has(key))
  return { prepared, term, on: again ? at : term.startsOn, at }
}
