import { useQuery } from '@tanstack/react-query'
import { type Answer, call, type Refusal } from '../../client/call.ts'

/** Days of a kind that are written down already, by child and month: `child 2026-09`. */
export type Written = ReadonlyMap<string, string[]>

/** What is there already is not asked for again. */
export const useWritten = (place: string, kind: string, from: string) =>
  useQuery<Written, Refusal>({
    queryKey: ['listRecords', 'paper', place, kind, from],
    enabled: place !== '',
    queryFn: async () => {
      const days = new Map<string, string[]>()
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Answer<'listRecords'> = await call('listRecords', {
          query: { place, kind, from, limit: 200, ...(cursor ? { cursor } : {}) },
        })
        for (const record of page.items)
          for (const child of record.children) {
            const key = `${child.id} ${record.happenedOn.slice(0, 7)}`
            days.set(key, [record.happenedOn, ...(days.get(key) ?? [])])
          }
        cursor = page.next
      }
      return days
    },
  })
