/** Chinese date of a document: 2026年12月31日. */
export const longDate = (date: string): string =>
  `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

export const percentText = (value: number | null): string => (value === null ? '' : `${value.toFixed(1)}%`)

/** Shares of parts by the method of the largest remainder: one decimal each, 100.0 together (summaries §2.1). */
export const sharesTo100 = (parts: readonly number[]): number[] => {
  const total = parts.reduce((a, b) => a + b, 0)
  if (total === 0) return parts.map(() => 0)
  const exact = parts.map((n) => (n * 1000) / total)
  const floor = exact.map(Math.floor)
  let left = 1000 - floor.reduce((a, b) => a + b, 0)
  const order = exact.map((x, i) => [x - Math.floor(x), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, i] of order) if (left-- > 0) floor[i] = (floor[i] ?? 0) + 1
  return floor.map((n) => n / 10)
}

/** Below this a document gives no percentages (summaries §2.1). */
export const SMALL_BASE = 20
