type Equation = { parts: readonly number[] }

/** Where equations stand beside the items: at their first part, over as many lines as their parts run on without a gap. */
export type Bracket<E> = { equations: readonly E[]; lines: number }

/**
 * A bracket over the parts of each equation, by the line of its first part (looks/desk-statistics): 3–4 of 2=3+4; one line where its parts
 * stand apart (2, 5, 8). None reaches into the next one's: the column holds one equation a line.
 */
export const bracketsOf = <E extends Equation>(
  items: readonly { no: number }[],
  equations: readonly E[],
): ReadonlyMap<number, Bracket<E>> => {
  const lineOf = new Map(items.map(({ no }, line) => [no, line]))
  const starts = Map.groupBy(equations, ({ parts }) => lineOf.get(parts[0] ?? 0) ?? -1)
  const lines = [...starts.keys()].filter((line) => line >= 0).toSorted((a, b) => a - b)
  return new Map(
    lines.map((line, i) => {
      const of = starts.get(line) ?? []
      const room = (lines[i + 1] ?? items.length) - line
      return [line, { equations: of, lines: Math.min(room, ...of.map(({ parts }) => runOf(parts, lineOf))) }]
    }),
  )
}

/** How many lines the parts fill one below the other; 1 where they do not. */
const runOf = (parts: readonly number[], lineOf: ReadonlyMap<number, number>): number => {
  const at = parts.map((no) => lineOf.get(no) ?? -1)
  return at.every((line, i) => i === 0 || line === (at[i - 1] ?? 0) + 1) ? at.length : 1
}
