import { entryKind } from '../entries/list.ts'
import type { EntryKind } from '../kit/define-entry.ts'
import { stateWords } from '../kit/define-entry.ts'
import { type EntryFacts, type PlaceFacts, standsOn } from './subject-facts.ts'
import type { Owed, Period } from './types.ts'

/**
 * An entry owes what falls due while it lives and is in one of these states: that day alone decides, as for children
 * (`owedThroughout`). Which state it was in earlier is not known to a rule, so a rest counts from when it is looked at.
 */
export const owedWhileAlive =
  (states: readonly string[] | null = null, kindOf: (kind: string) => EntryKind | null = entryKind) =>
  (facts: EntryFacts, { windows }: Period): Owed => {
    const title = kindOf(facts.kind)?.title ?? ''
    if (facts.fromOn > windows.due) return { owed: false, because: `到期之后才登记的${title}，这一次不计` }
    if (!standsOn(facts, windows.due)) return { owed: false, because: `${title}到期前已经结束` }
    const kind = kindOf(facts.kind)
    if (states && !facts.ended && !states.includes(facts.state))
      return { owed: false, because: `${title}现在是“${kind ? stateWords(kind, facts.state) : facts.state}”` }
    return { owed: true, because: `${title}在登记里` }
  }

/** A place owes what falls due while it stands and, where a register is named, while it keeps an entry of it. */
export const owedWhileStanding =
  (needs: string | null = null, kindOf: (kind: string) => EntryKind | null = entryKind) =>
  (facts: PlaceFacts, { windows }: Period): Owed => {
    if ((facts.fromOn ?? '') > windows.due) return { owed: false, because: '到期之后才设的，这一次不计' }
    if (!standsOn(facts, windows.due)) return { owed: false, because: '到期前已经撤了' }
    if (needs !== null && !facts.has.some((one) => one.kind === needs && standsOn(one, windows.due)))
      return { owed: false, because: `到期时没有登记${kindOf(needs)?.title ?? ''}` }
    return { owed: true, because: needs === null ? '在册' : `登记了${kindOf(needs)?.title ?? ''}` }
  }
