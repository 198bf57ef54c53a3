import type { Answer } from '../client/call.ts'
import { useAsk } from '../client/queries.ts'

type Entry = Answer<'listEntries'>['items'][number]
export type PlaceEntries = { items: readonly Entry[]; ready: boolean; error: Error | null; again: () => void }

/** More than a place keeps of one register. */
const MOST = 200

/**
 * What a place itself keeps in a register. `mine`: it lies in what I look after; of a place above mine its community's entries come with
 * the lists of my own place.
 */
export const useKept = (kind: string, place: string, mine: boolean): PlaceEntries => {
  const found = useAsk('listEntries', {
    query: { kind, state: 'open', limit: MOST, ...(mine ? { place } : {}) },
  })
  return {
    items: (found.data?.items ?? []).filter((e) => e.about.kind === 'place' && e.about.id === place),
    ready: found.data !== undefined,
    error: found.error,
    again: () => void found.refetch(),
  }
}
