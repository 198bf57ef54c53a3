/** Deterministic dice (mulberry32): the same seed gives the same county, every time and everywhere. */
export type Dice = {
  /** In [0, 1). */
  next: () => number
  /** Whole number from `low` to `high`, both inclusive. */
  between: (low: number, high: number) => number
  pick: <T>(list: readonly T[]) => T
  chance: (probability: number) => boolean
  shuffle: <T>(list: readonly T[]) => T[]
}

export const dice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const item = list[between(0, list.length - 1)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const shuffle = <T>(list: readonly T[]): T[] => {
    const left = [...list]
    const out: T[] = []
    while (left.length) out.push(...left.splice(between(0, left.length - 1), 1))
    return out
  }
  return { next, between, pick, chance: (p) => next() < p, shuffle }
}
