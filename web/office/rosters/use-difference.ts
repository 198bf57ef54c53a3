import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { joinDifference } from '../../../domain/api/difference-pages.ts'
import { type Answer, call, Refusal } from '../../client/call.ts'
import type { Difference } from './decisions.ts'

type Page = Answer<'getDifference'>

/** So often a difference is begun anew where the register changed while its pages came in. */
const TRIES = 3

/** The whole difference, page after page; `came`: how far it is, while it is fetched. */
export const useDifference = (id: string) => {
  const [came, setCame] = useState<{ sent: number; total: number } | null>(null)
  const found = useQuery<Difference, Refusal>({
    queryKey: ['getDifference', { params: { id } }],
    queryFn: async () => {
      for (let tried = 1; ; tried++)
        try {
          const first = await call('getDifference', { params: { id } })
          const pages: [Page, ...Page[]] = [first]
          for (let page: Page = first; page.next !== null; ) {
            setCame({ sent: page.sent, total: page.total })
            page = await call('getDifference', { params: { id }, query: { cursor: page.next } })
            pages.push(page)
          }
          setCame(null)
          return joinDifference(pages)
        } catch (fault) {
          if (tried >= TRIES || !(fault instanceof Refusal) || fault.code !== 'conflict') throw fault
        }
    },
  })
  return { ...found, came }
}
