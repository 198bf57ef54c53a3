import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Answer, type Ask, call, type Refusal } from './call.ts'

export type Place = Answer<'listPlaces'>['items'][number]
export type PlacesAsked = Omit<NonNullable<Ask<'listPlaces'>['query']>, 'cursor' | 'limit'>

/** Places to choose from, all pages of what was asked: ask only for the kinds that are shown. */
export const usePlaces = (asked: PlacesAsked, enabled = true) => {
  const found = useQuery<Place[], Refusal>({
    queryKey: ['listPlaces', 'whole', asked],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const items: Place[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Answer<'listPlaces'> = await call('listPlaces', {
          query: { ...asked, ...(cursor ? { cursor } : {}) },
        })
        items.push(...page.items)
        cursor = page.next
      }
      return items
    },
  })
  return {
    items: found.data ?? [],
    /** What is asked for now is here: not what was asked before. */
    ready: found.data !== undefined && !found.isPlaceholderData,
    error: found.error,
    again: () => void found.refetch(),
  }
}
