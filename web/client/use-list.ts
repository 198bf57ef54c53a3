import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ApiName } from '../../domain/api.ts'
import { type Answer, type Ask, call, type Refusal } from './call.ts'

/** Endpoints that answer page by page. */
type Paged = {
  [N in ApiName]: Answer<N> extends { items: readonly unknown[]; next: string | null } ? N : never
}[ApiName]

/** A list that loads on: all rows so far, the first page's totals, and how to get more. `params`: of the path. */
export const useList = <N extends Paged>(
  name: N,
  query: Record<string, unknown>,
  enabled = true,
  params: Readonly<Record<string, string>> | undefined = undefined,
) => {
  const found = useInfiniteQuery({
    queryKey: [name as string, query, ...(params ? [params] : [])],
    enabled,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call(name, {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        ...(params ? { params } : {}),
      } as never as Ask<N>),
    getNextPageParam: (last) => (last as unknown as { next: string | null }).next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = found.data?.pages as Answer<N>[] | undefined
  type Item = Answer<N> extends { items: readonly (infer I)[] } ? I : never
  return {
    first: pages?.[0],
    pages: pages ?? [],
    items: (pages ?? []).flatMap((p) => (p as unknown as { items: readonly Item[] }).items),
    /** What is shown still answers the question before. */
    stale: found.isPlaceholderData,
    error: found.error as Refusal | null,
    again: () => void found.refetch(),
    /** Fetches what has not come yet; false where that is more rows than `most`. Throws what the server refused. */
    all: async (most: number): Promise<boolean> => {
      let now = found as { hasNextPage: boolean; data: typeof found.data }
      const rows = () =>
        ((now.data?.pages ?? []) as unknown as { items: unknown[] }[]).reduce((n, p) => n + p.items.length, 0)
      while (now.hasNextPage && rows() < most) now = await found.fetchNextPage({ throwOnError: true })
      return !now.hasNextPage
    },
    more: found.hasNextPage ? () => void found.fetchNextPage() : null,
    busy: found.isFetchingNextPage,
  }
}
