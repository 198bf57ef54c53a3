import { type LevelSaid, levelOn } from '../records/level-said.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import { owedThroughout } from './owed.ts'
import type { Owed, Period } from './types.ts'
import { dayText } from './why.ts'

/**
 * Owed while a person's decision says so: of the level that holds on the day on which the period opens, so that what is decided in the
 * middle of a week asks from the next one on. A child who owes nothing as a pupil owes nothing by a level either.
 */
export const owedAtHigh = (facts: readonly ChildFacts[], period: Period, levels: readonly LevelSaid[]): Owed => {
  const held = owedThroughout(facts, period)
  if (!held.owed) return held
  const said = levelOn(levels, period.windows.opens)
  if (said?.level === 'high') return { owed: true, because: levelWords(said, CLOSER) }
  return { owed: false, because: said ? `这一期开始时定的不是${CLOSER}` : `这一期开始时还没有人定${CLOSER}` }
}

const CLOSER = '每周联系'

/** 因为一个人住，10月12日定的每周联系; without the facts where they are not for the reader. */
export const levelWords = ({ fromOn, because }: LevelSaid, what: string): string =>
  because.length
    ? `因为${because.join('、')}，${dayText(fromOn)}定的${what}`
    : `${dayText(fromOn)}看过实际情况，定的${what}`

/** What a list of the day says beside such a duty; null where nobody decided that it be oftener than usual. */
export const closerWords = (levels: readonly LevelSaid[], today: string): string | null => {
  const said = levelOn(levels, today)
  return said?.level === 'high' ? levelWords(said, CLOSER) : null
}
