import type { Inline } from './doc.ts'
import type { Pen } from './pen.ts'
import type { By, FoundQuestion } from './problem.ts'
import type { Problem } from './question.ts'

/** Parts and wholes that a page states with 合计, 分别 and 其中: they have to add up. */
export type Sum = { key: string; whole: string; parts: readonly string[]; words: string }
/** A rate and what it is taken of. */
export type Rate = { key: string; rate: string; of: string; words: string }
/** What the author is asked to look at, with its number (summaries §7). */
export type Look = { key: string; figure: string; text: string }

/** What a summary says of one duty: every genre that counts the duty tells it by this. */
export type RulePart = {
  rule: string
  /** The run-in heading: 每月谈心. */
  heading: string
  /** What was owed and what was done, in the variant that the numbers ask for; empty where nothing was owed or done. */
  told: (pen: Pen) => Inline[]
  /** Owed, and not done as far as records tell. */
  problems: (pen: Pen, by: By) => Problem[]
  questions: (pen: Pen, by: By) => FoundQuestion[]
  /** Owed, and not one record of it: 谈心, 应谈498人次, whose figure it is. Null where there is one, or nothing was owed. */
  unrecorded: (pen: Pen) => { noun: string; owed: Inline[]; asked: string; figure: string; each: string } | null
  /** 应谈的498人次均已完成; empty unless everything that was owed is done. */
  settled: (pen: Pen) => Inline[]
  rate: Rate | null
  /** Before and after of small groups, as counts. */
  compared: (pen: Pen, now: string) => Inline[]
  sums: readonly Sum[]
  /** `person`: what a child is called on this page. */
  looks: (n: (id: string) => number, person: string) => Look[]
}
