import { readyOn, waitsFor } from '../entries/pair-ready.ts'
import { textIn } from '../kit/answers.ts'
import { owedWhileAlive } from './owed-standing.ts'
import { everyDays } from './periods/every-days.ts'
import { months } from './periods/month.ts'
import { onceATerm } from './periods/term.ts'
import { weeks } from './periods/week.ts'
import type { EntryRule } from './types.ts'

/** Twice a term: a term is some twenty weeks, two periods of nine fall into it. */
const TWICE_A_TERM = 63

const owedAlive = owedWhileAlive()

/** The periods of each agreed rhythm; one that a newer page knows is asked for monthly. */
const periodsOf = (rhythm: string) => {
  if (rhythm === 'week') return weeks()
  if (rhythm === 'half-month') return everyDays(14)
  if (rhythm === 'term') return everyDays(TWICE_A_TERM, { slack: { grace: 7, closes: 21 } })
  return rhythm === 'once' ? onceATerm() : months()
}

/**
 * Helper and child meet as often as was agreed (S1.11, S2B.7–8). Owed by the class's head teacher,
 * who asks the helper and writes it down; not before the guardian agreed and the helper was checked (decision 031).
 */
export const pairingRhythm: EntryRule = {
  key: 'pairing-rhythm',
  subject: 'entry',
  entries: ['pairing'],
  version: 3,
  title: '结对往来',
  rhythm: 'month',
  words: {
    missed: '结对没往来',
    tried: '结对 去了没见着',
    tries: (times, days) => `去过${times}次没见着（${days}），要见到才算。`,
  },
  unit: '项',
  owner: 'head-teacher',
  ofPost: true,
  source: '结对帮扶制度：按结对时说好的间隔往来一次，有记录（S1.11、S2B.7、S2B.8）',
  periods: (calendar, term, pairing) => periodsOf(textIn(pairing.answers, 'rhythm'))(calendar, term),
  applies: (facts, period) => {
    const waits = waitsFor(facts.answers)
    if (waits.length) return { owed: false, because: `${waits.join('，')}，先不往来` }
    // Whoever begins in the middle of a period, or may meet only then, meets by the end of the next one.
    if (facts.fromOn > period.windows.opens) return { owed: false, because: '这一期开始以后才结对，从下一期起' }
    if (readyOn(facts.answers, facts.fromOn) > period.windows.opens)
      return { owed: false, because: '这一期开始以后监护人才同意、帮扶人才审查过，从下一期起' }
    return owedAlive(facts, period)
  },
  evidence: { kinds: ['pair-meeting'], meets: (record) => record.reached },
}
