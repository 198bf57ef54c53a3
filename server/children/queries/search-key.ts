import { AppError } from '../../../domain/errors.ts'
import { numberSearches } from '../../audit/db/number-searches.ts'
import type { Ctx } from '../../context.ts'
import { lockNumberSearches } from '../../db/locks.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { SearchTerms } from '../db/child-list.ts'
import { lastFourOf, numberKey } from '../search-keys.ts'
import { searchTerm, searchTerms } from '../search-terms.ts'

/** Generous for whoever looks up who called, too few for trying out which number it is. */
const MOST_AN_HOUR = 40
/** With region, birth and sex known five hundred endings fit the check digit: those take days, and a trace each. */
const MOST_A_DAY = 120
const HOUR = 3_600_000

/** Does this ask for the last four of a number? The transaction must be one that may write then. */
export const asksNumber = (typed: string | undefined): boolean =>
  typed !== undefined && lastFourOf(searchTerm(typed)) !== null

/**
 * What was typed as beginnings of search keys; none where it holds no letter to look for. The last four of a number are
 * looked for blind, a limited number of times, and leave a trace (H1). Error: too-many-requests.
 */
export const searchKey = async (ctx: Ctx, tx: Tx, typed: string): Promise<SearchTerms> => {
  const four = lastFourOf(searchTerm(typed))
  if (four === null) return searchTerms(typed)
  const { accountId } = tx.actor
  await lockNumberSearches(tx, accountId)
  const looked = (hours: number) => numberSearches(tx, accountId, new Date(tx.now - hours * HOUR))
  if ((await looked(24)) >= MOST_A_DAY)
    throw new AppError(
      'too-many-requests',
      undefined,
      '这一天里按号码找的次数太多了。请改用姓名或拼音找，或明天再按号码找。',
    )
  if ((await looked(1)) >= MOST_AN_HOUR)
    throw new AppError(
      'too-many-requests',
      undefined,
      '这一小时里按号码找的次数太多了。请改用姓名或拼音找，或过一小时再试。',
    )
  tx.note({ action: 'child.search-number', subject: 'account', subjectId: accountId })
  return { starts: [numberKey(ctx.keys, tx.countyId, four)], letters: [] }
}
