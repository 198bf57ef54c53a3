import type { Inline } from './doc.ts'

/** A line of the plan in its five parts. */
export type PlanCells = { about: Inline[]; who: Inline[]; by: Inline[]; what: Inline[]; sign: Inline[] }

const MARKS = ['针对', '，由', '在', '前', '，以', '为准'] as const
const NAMES = ['about', 'who', 'by', 'what', 'sign'] as const

/** Cuts a line at the first `mark` in its text; null where it has none. */
const cut = (line: readonly Inline[], mark: string): { before: Inline[]; after: Inline[] } | null => {
  for (const [i, node] of line.entries()) {
    if (node.type !== 'text') continue
    const at = node.text.indexOf(mark)
    if (at < 0) continue
    const piece = (text: string): Inline[] => (text === '' ? [] : [{ ...node, text }])
    return {
      before: [...line.slice(0, i), ...piece(node.text.slice(0, at))],
      after: [...piece(node.text.slice(at + mark.length)), ...line.slice(i + 1)],
    }
  }
  return null
}

/** 针对…，由…在…前…，以…为准。 as the cells of a table (summaries §10); null for a line of another build. */
export const planCells = (line: readonly Inline[]): PlanCells | null => {
  const found: Inline[][] = []
  let rest: readonly Inline[] = line
  for (const mark of MARKS) {
    const parted = cut(rest, mark)
    if (!parted) return null
    found.push(parted.before)
    rest = parted.after
  }
  return Object.fromEntries(NAMES.map((name, i) => [name, found[i + 1] ?? []])) as PlanCells
}
