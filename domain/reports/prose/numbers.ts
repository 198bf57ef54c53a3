export { longDate } from '../../kit/day-words.ts'

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

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** 一, 二 … 十, 十一 … 九十九, for headings and 一是……二是…… (1–99). */
export const ordinal = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  if (n <= 10) return ORDINALS[n - 1] ?? String(n)
  return n > 99 ? String(n) : `${tens > 1 ? ORDINALS[tens - 1] : ''}十${ones > 0 ? ORDINALS[ones - 1] : ''}`
}

/** 三轮, 两个: a small count said in words. */
export const smallCount = (n: number): string => (n === 2 ? '两' : (ORDINALS[n - 1] ?? String(n)))

/**
 * 9月 · 9月和10月 · 9月至11月 · 12月和次年1月 (summaries §2.1: 至, never a dash). Months between which nothing is owed part it:
 * 3月至6月和9月至11月. 次年 is said once.
 */
export const monthSpan = (labels: readonly string[]): string => {
  const months = labels.map((label) => Number.parseInt(label, 10))
  const turn = months.findIndex((month, i) => i > 0 && month < (months[i - 1] ?? 0))
  const said = labels.map((label, i) => (i === turn ? `次年${label}` : label))
  const runs: string[][] = []
  for (const [i, label] of said.entries()) {
    const run = runs.at(-1)
    if (run && months[i] === ((months[i - 1] ?? 0) % 12) + 1) run.push(label)
    else runs.push([label])
  }
  // Two that follow each other are two, and a 至 says of three or more where they end.
  const pieces = runs.flatMap((run) => (run.length > 2 ? [`${run[0]}至${run.at(-1)}`] : run))
  return joined(pieces)
}

/** 期中和期末 · 9月、10月和11月: the last joined by 和 (summaries §2.4). */
export const joined = (parts: readonly string[]): string =>
  parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join('、')}和${parts.at(-1)}`
