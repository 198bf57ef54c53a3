import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Answer, call, type Refusal } from '../../client/call.ts'
import type { Look } from './use-look.ts'

type Today = Answer<'getToday'>

/** The list, page after page until so many households are here: coming back finds it as long as before (F16). */
export const useToday = ({ show, by, q, rule, upto }: Look, enabled: boolean) => {
  const found = useInfiniteQuery<Today, Refusal, { pages: Today[] }, string[], string>({
    queryKey: ['getToday', 'pages', show, by, q, rule],
    enabled,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('getToday', {
        query: {
          show,
          by,
          ...(q ? { q } : {}),
          ...(rule ? { rule } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = found.data?.pages ?? []
  // A page that begins earlier, because something was done meanwhile, brings some again.
  const households = [...new Map(pages.flatMap((p) => p.households.map((h) => [h.householdId, h]))).values()]
  const wanting = households.length < upto && found.hasNextPage && !found.isFetching && !found.isError
  const { fetchNextPage } = found
  useEffect(() => {
    if (wanting) void fetchNextPage()
  }, [wanting, fetchNextPage])
  return {
    data: pages[0] ? { ...pages[0], households } : undefined,
    /** Everything that the list has, for paper: false where it is more than a printing holds. */
    items: households,
    all: async (most: number): Promise<boolean> => {
      let now = found as { hasNextPage: boolean; data: typeof found.data }
      const rows = () => (now.data?.pages ?? []).reduce((n, p) => n + p.households.length, 0)
      while (now.hasNextPage && rows() < most) now = await found.fetchNextPage({ throwOnError: true })
      return !now.hasNextPage
    },
    left: Math.max(0, households.length - upto) + (pages.at(-1)?.more ?? 0),
    error: found.error,
    again: () => void found.refetch(),
    busy: found.isFetchingNextPage,
  }
}
