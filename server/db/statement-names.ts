import type pg from 'pg'

/** `byKeys`: the transaction looks rows up by their keys and plans whatever it asks once a connection (TxOptions). */
export type NameStatement = (text: string, values: unknown[] | undefined, byKeys?: boolean) => pg.QueryConfig

/** A statement is worth a plan of its own from this many runs on. */
const OFTEN = 4
/** Each connection keeps every named plan: no more than these. */
const MOST_NAMED = 120
const MOST_COUNTED = 2000
/** Longer ones hold many rows: each number of rows is another text, and there is no end of them. */
const LONGEST = 2500
/**
 * But a question by keys: one that holds a reading is as long as the reading, and planning it takes longer than all else that a
 * child's file asks (1.8 of 3.4 ms of the database's processor).
 */
const LONGEST_BY_KEYS = 12_000

/**
 * Names the statements that come again and again, so that each connection plans them once (2–3 times as fast on short
 * ones). Texts with values written into them never come often and stay unnamed. A sharded database plans anew by itself.
 */
export const statementNames = (enabled: boolean): NameStatement => {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  return (text, values, byKeys = false) => {
    const named = names.get(text)
    if (named) return { name: named, text, values: values ?? [] }
    const longest = byKeys && isQuestion(text) ? LONGEST_BY_KEYS : LONGEST
    if (!enabled || names.size >= MOST_NAMED || text.length > longest) return { text, values: values ?? [] }
    const times = (seen.get(text) ?? 0) + 1
    if (seen.size >= MOST_COUNTED) seen.clear()
    seen.set(text, times)
    if (times >= OFTEN && values?.length) {
      seen.delete(text)
      names.set(text, `n${names.size}`)
    }
    return { text, values: values ?? [] }
  }
}

const isQuestion = (text: string): boolean => /^\s*(?:select|with)\b/i.test(text)
