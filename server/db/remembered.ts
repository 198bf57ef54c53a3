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
  for (const oldest of store.keys()) {
    if (store.size < most) break
    store.delete(oldest)
  }
  store.set(key, kept)
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
 * The same part by part: those of which nothing changed since are as they were, the others are worked out one after the other.
 * `stamp`: the last one under which something of the part changed (school-stamps.ts).
 */
export const rememberedParts = async <P extends { key: string; stamp: number }, T>(
  tx: Tx,
  { store, most }: { store: PartStore<T>; most: number },
  parts: readonly P[],
  make: (part: P) => Promise<T>,
): Promise<T[]> => {
  const own = changedClasses(tx.pending).length > 0
  const found: T[] = []
  for (const part of parts) {
    const known = own ? undefined : store.get(part.key)
    if (known && known.under >= part.stamp) {
      found.push(known.made)
      continue
    }
    const made = await make(part)
    found.push(made)
    if (own || tx.horizon < part.stamp) continue
    store.delete(part.key)
    for (const oldest of store.keys()) {
      if (store.size < most) break
      store.delete(oldest)
    }
    store.set(part.key, { under: tx.horizon, made })
  }
  return found
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
