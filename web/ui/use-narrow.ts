import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(max-width: 45em)')
const watch = (change: () => void) => {
  const media = query()
  media.addEventListener('change', change)
  return () => media.removeEventListener('change', change)
}

/** A hand's width: lists stand instead of tables. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => query().matches)
