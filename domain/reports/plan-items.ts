import type { PlanOutcome } from './answers.ts'
import { type Doc, printedText, proseOf } from './kit/doc.ts'

/** One line of an issued plan. `by`: the date it named, null where it named none. */
export type PlanItem = { key: string; text: string; by: string | null }
/** The last plan and what the author says became of it. */
export type PlanLookback = { items: (PlanItem & { outcome: PlanOutcome | null })[] }

const dateIn = (text: string): string | null => {
  const found = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text)
  return found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : null
}

/**
 * The plan's lines out of an issued page, the author's own included: sentences that begin with 针对 (summaries §5), and those
 * that name a date by which somebody does something. `prefix` keeps keys of different reports apart.
 */
export const planItemsOf = (doc: Doc, prefix: string): PlanItem[] =>
  proseOf(doc)
    .flatMap((p) => printedText(p).split(/(?<=[。！？])/))
    .map((text) => text.trim().replace(/^(?:[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）)/, ''))
    .filter((text) => text.startsWith('针对') || /\d{4}年\d{1,2}月\d{1,2}日前/.test(text))
    .map((text, i) => ({ key: `${prefix}.${i + 1}`, text: text.replace(/[。！？]$/, ''), by: dateIn(text) }))

/** A line without a date falls due with the term it was made for. */
export const isDue = (item: PlanItem, cutoff: string): boolean => item.by === null || item.by <= cutoff
