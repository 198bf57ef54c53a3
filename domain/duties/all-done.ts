import { isMet } from './duty-facts.ts'
import type { Duty } from './types.ts'

/**
 * Is all that the day asks for done? Something must have been asked (in the holidays nothing is), and each of it met: what was
 * waived was not done.
 */
export const allDone = (duties: readonly Duty[], at: string): boolean => {
  const asked = duties.filter(
    (d) => d.period.windows.opens <= at && at <= d.period.windows.closes && d.state !== 'not-applicable',
  )
  return asked.length > 0 && asked.every((d) => isMet(d.state))
}
