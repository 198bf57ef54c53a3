import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import type { Letter } from './sheet.ts'

const NONE: readonly Letter[] = []

/** Letters of this term that the class has already, the newest first: receipts that come back are marked in them. */
export const useLetters = (place: string, kind: string | null) => {
  const me = useMe()
  const found = useAsk(
    'listRecords',
    { query: { place, kind: kind ?? '', from: me.term?.startsOn ?? me.today, limit: 50 } },
    { enabled: place !== '' && kind !== null },
  )
  return {
    ready: kind === null || found.data !== undefined,
    letters: found.data?.items.filter((r) => r.place?.code === place) ?? NONE,
    error: found.error,
    again: () => void found.refetch(),
  }
}
