import { DEFAULT_TERMS, termAt } from '../../../domain/calendar/defaults.ts'
import { wellIntoTerm } from '../../../domain/calendar/well-into-term.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Ctx } from '../../context.ts'
import { countiesOf } from '../../db/county.ts'

/** Is there no county yet? And is a term well under way, so that it is asked from which day the system is used? */
export const getSetup = async (ctx: Ctx) => {
  const today = shanghaiDate(ctx.now())
  const term = termAt(DEFAULT_TERMS, today)
  return {
    needed: (await countiesOf(ctx)).length === 0,
    underWay: term && wellIntoTerm(term, today) ? { today, termStartsOn: term.startsOn } : null,
  }
}
