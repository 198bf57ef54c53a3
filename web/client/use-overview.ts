import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Answer, type Ask, call, type Refusal } from './call.ts'

type Overview = Answer<'getOverview'>

/** The table of a township's or county's places, all pages of it: it is searched and put in order as a whole. */
export const useOverview = (asked: NonNullable<Ask<'getOverview'>['query']>, enabled = true) =>
  useQuery<Overview, Refusal>({
    queryKey: ['getOverview', asked],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const first = await call('getOverview', { query: asked })
      const rows = [...first.rows]
      for (let { next } = first; next !== null; ) {
        const page: Overview = await call('getOverview', { query: { ...asked, cursor: next } })
        rows.push(...page.rows)
        next = page.next
      }
      return { ...first, rows, next: null }
    },
  })
