import { addMonths } from '../kit/dates.ts'
import { READINGS, type ReadingKey, readChild } from './child.ts'
import type { ChildFacts } from './child-facts.ts'
import { sinceWords } from './parent-words.ts'

const ORDER: readonly ReadingKey[] = ['education', 'state', 'county']

/**
 * What a change of facts makes of the three readings of “left behind” (dossier §3.1), in sentences: from when the child counts or
 * no longer counts, and why. A parent who has just left counts by some readings only after three months or half a year; that day
 * is said too. `today` is the day on which it is told, `on` the day from which the change holds. Nothing changes: no sentence.
 */
export const toldReadings = (
  before: ChildFacts,
  after: ChildFacts,
  { today, on }: { today: string; on: string },
): string[] =>
  ORDER.flatMap((key) => {
    const { name } = READINGS[key]
    const was = readChild(before, today, key)
    const now = readChild(after, today, key)
    if (was.counts !== now.counts)
      return now.counts
        ? [`按${name}，从今天起算留守儿童：${now.because}。`]
        : [`按${name}，从今天起不再算留守儿童：${now.because}。`]
    if (now.counts) return []
    const day = [3, 6].map((months) => addMonths(on, months)).find((d) => d > today && readChild(after, d, key).counts)
    // Said only of what is new: without the change the child would have counted on that day, or did count, already.
    return day && !readChild(before, day, key).counts
      ? [`按${name}，现在还不算，${sinceWords(day)}要是没有再变就算。`]
      : []
  })
