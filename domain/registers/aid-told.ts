/** Fewer children than this are not told apart on what is put up for all to see. */
export const LEAST_PUBLIC = 5

export type UseTold = { words: string; fen: number; children: number | null }

/**
 * What money was used for, as donors and the public are told it (S2B.13): uses of fewer than five children are put together, so that no line
 * points at one child. How many those are together is not told: the same child may stand in several.
 */
export const usesTold = (uses: readonly { words: string; fen: number; children: number }[]): UseTold[] => {
  const small = uses.filter((use) => use.children > 0 && use.children < LEAST_PUBLIC)
  const told = uses
    .filter((use) => !small.includes(use))
    .map(({ words, fen, children }) => ({ words, fen, children: children === 0 ? null : children }))
  if (small.length === 0) return told
  return [...told, { words: '其他用途', fen: small.reduce((sum, use) => sum + use.fen, 0), children: null }]
}
