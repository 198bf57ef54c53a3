import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ApiName } from '../../domain/api.ts'
import { type Answer, type Ask, call, Refusal } from './call.ts'
import { useGoneByItself } from './gone-by-itself.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (n, error) => n < 2 && navigator.onLine && error instanceof Refusal && error.code === 'offline',
      refetchOnWindowFocus: true,
      // Without a network a question fails at once, with its sentence, and is asked again when the network is back.
      networkMode: 'always',
      refetchOnReconnect: true,
      // Lists stay in memory as long as a round through a village takes.
      gcTime: 4 * 3_600_000,
    },
    mutations: { networkMode: 'always' },
  },
})

/** One question of the contract, kept and refreshed. */
export const useAsk = <N extends ApiName>(
  name: N,
  ask: Ask<N>,
  options: {
    enabled?: boolean
    keep?: boolean /** Asked again every so many milliseconds; 0: not. */
    every?: number
  } = {},
): UseQueryResult<Answer<N>, Refusal> => {
  const key: readonly unknown[] = [name as string, ask as unknown]
  const found = useQuery<unknown, Refusal>({
    queryKey: key,
    queryFn: () => call<N>(name, ask),
    enabled: options.enabled ?? true,
    ...(options.every ? { refetchInterval: options.every, refetchIntervalInBackground: true } : {}),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  })
  return found as UseQueryResult<Answer<N>, Refusal>
}

/** One command; afterwards the named questions (or all) are asked anew. */
export const useDo = <N extends ApiName>(
  name: N,
  refresh?: readonly ApiName[],
  /** Said at once, also where what was tapped is gone from the list by the time that it is read anew: the way back stands in it. */
  told?: (answer: Answer<N>, ask: Ask<N>) => void,
) => {
  const client = useQueryClient()
  const { note, around } = useGoneByItself<Answer<N>, unknown>()
  const command = useMutation<Answer<N>, Refusal, Ask<N>>({
    mutationFn: (ask) => call<N>(name, ask),
    onSuccess: (answer, ask) => {
      told?.(answer, ask)
      return around(ask, answer, () =>
        refresh
          ? Promise.all(refresh.map((key) => client.invalidateQueries({ queryKey: [key] })))
          : client.invalidateQueries(),
      )
    },
  })
  const send = command.mutate
  const mutate: typeof send = useCallback(
    (...said) => {
      const [ask, on] = said
      const follow = on?.onSuccess
      note(ask, follow && ((answer) => follow(answer, ask as Ask<N>, undefined, { client, meta: undefined })))
      send(...said)
    },
    [send, note, client],
  )
  return { ...command, mutate }
}
