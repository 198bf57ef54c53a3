import type { Ground, PlaceCounts, Store } from './ground.ts'
import type { Stamps } from './stamp-classes.ts'
import { changedClasses } from './stamps.ts'
import type { Tx } from './tx-type.ts'

const MOST_COUNTS = 500

/**
 * Worked out once for the state that everything of a class is in, and kept under the transaction's horizon until a stamp of the class
 * stands above it (decision 026). Whoever has itself changed something of the class neither asks the memory nor fills it. `most`: so
 * many are kept, the one asked for longest ago goes first.
 */
export const remembered = <T>(
  tx: Tx,
  { of, store, key, most }: { of: keyof Stamps; store: Store<T>; key: string; most: number },
  make: () => Promise<T>,
): Promise<T> => {
  if (changedClasses(tx.pending).includes(of)) return make()
  const known = store.get(key)
  store.delete(key)
  if (known && known.under >= tx.stamps[of]) {
    store.set(key, known)
    // Another request may be working it out, and be cut off at it.
    return known.made.catch(make)
  }
  const made = make()
  if (tx.horizon < tx.stamps[of]) return made
  const kept = { under: tx.horizon, made }
  keep(store, most, key, kept)
  made.catch(() => {
    if (store.get(key) === kept) store.delete(key)
  })
  return made
}

/** A sum over children, for the state that the rolls are in. */
export const rememberCounts = (tx: Tx, place: number, today: string, count: () => Promise<PlaceCounts>) =>
  remembered(tx, { of: 'rolls', store: tx.ground.counts, key: `${place} ${today}`, most: MOST_COUNTS }, count)

/** What was worked out for parts of a county, each under its own horizon. */
export type PartStore<T> = Map<string, { under: number; made: T }>

/**
 * The same part by part: those of which nothing changed since are as they were, the others are worked out, `atOnce` of them together.
 * `stamp`: the last one under which something of the part changed (school-stamps.ts).
 */
export const rememberedParts = async <P extends { key: string; stamp: number }, T>(
  tx: Tx,
  { store, most, atOnce = 1 }: { store: PartStore<T>; most: number; atOnce?: number },
  parts: readonly P[],
  make: (parts: readonly P[]) => Promise<readonly T[]>,
): Promise<T[]> => {
  const own = changedClasses(tx.pending).length > 0
  const found = new Map<P, T>()
  for (const part of parts) {
    const known = own ? undefined : store.get(part.key)
    if (known && known.under >= part.stamp) found.set(part, known.made)
  }
  const lacking = parts.filter((part) => !found.has(part))
  for (let from = 0; from < lacking.length; from += atOnce) {
    const now = lacking.slice(from, from + atOnce)
    for (const [i, made] of (await make(now)).entries()) {
      const part = now[i]
      if (!part) continue
      found.set(part, made)
      if (!own && tx.horizon >= part.stamp) keep(store, most, part.key, { under: tx.horizon, made })
    }
  }
  return parts.flatMap((part) => (found.has(part) ? [found.get(part) as T] : []))
}

/** The one laid down longest ago makes room. */
const keep = <V>(store: Map<string, V>, most: number, key: string, value: V): void => {
  store.delete(key)
  for (const oldest of store.keys()) {
    if (store.size < most) break
    store.delete(oldest)
  }
  store.set(key, value)
}

/** A store for each ground: what hangs on places, calendars and posts ends with it. */
export const underGround = <S>(make: () => S): ((ground: Ground) => S) => {
  const stores = new WeakMap<Ground, S>()
  return (ground) => {
    const store = stores.get(ground) ?? make()
    stores.set(ground, store)
    return store
  }
}
