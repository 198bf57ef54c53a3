import { type Inline, line } from './doc.ts'
import type { Pen } from './pen.ts'
import type { By } from './problem.ts'
import type { RulePart, Sum } from './rule-part.ts'

/** What is said of a duty of a register's entries in words of its own. */
export type RegisterWords = {
  rule: string
  heading: string
  told: (pen: Pen) => Inline[]
  /** 帮扶计划的检查, 次, 逐份: what is owed, its measure, how it is gone through. */
  noun: string
  unit: string
  each: string
  /** Was there any evidence of it in the term? Where there was none what happened is not known, and it is no gap. */
  recorded: (pen: Pen) => boolean
  theme: string
  facts: (pen: Pen) => Inline[]
  plan: (pen: Pen, by: By) => Inline[]
  sums?: readonly Sum[]
}

/**
 * The part of a duty that entries of a register owe: told, a problem where some is missing, said to be unrecorded where nothing is there,
 * and met plus missed make what was owed.
 */
export const registerPart = (words: RegisterWords): RulePart => {
  const { rule, noun, unit } = words
  const [due, met, missed] = ['due', 'met', 'missed'].map((name) => `${rule}.${name}`) as [string, string, string]
  return {
    rule,
    heading: words.heading,
    told: words.told,
    problems: (pen, by) =>
      pen.n(missed) === 0 || !words.recorded(pen)
        ? []
        : [{ key: rule, figure: missed, theme: words.theme, facts: words.facts(pen), plan: words.plan(pen, by) }],
    questions: () => [],
    unrecorded: (pen) =>
      pen.n(due) > 0 && !words.recorded(pen)
        ? { noun, owed: line`${noun}${pen.f(due)}${unit}`, asked: noun, figure: due, each: words.each }
        : null,
    settled: ({ n, f }) =>
      n(due) > 0 && n(missed) === 0 ? line`${noun}${f(due)}${unit}${n(due) > 1 ? '均' : ''}已完成` : [],
    rate: null,
    compared: () => [],
    sums: [
      { key: rule, whole: due, parts: [met, missed], words: `${noun}做了的加没有做的等于应做的` },
      ...(words.sums ?? []),
    ],
    looks: () => [],
  }
}
