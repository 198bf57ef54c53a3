import { useEffect } from 'react'
import { AGREEMENT_KIND } from '../../../domain/reports/papers/agreement.ts'
import { useList } from '../../client/use-list.ts'

/** What the living agreements say, child by child; all of them, whatever is on the page. `ready` once the last has come. */
export const useAgreements = (wanted: boolean) => {
  const list = useList('listEntries', { kind: AGREEMENT_KIND, state: 'open', limit: 200 }, wanted)
  const { more, busy, error } = list
  useEffect(() => {
    if (wanted && more && !busy && !error) more()
  }, [wanted, more, busy, error])
  return {
    // The newest comes first and stands.
    agreements: new Map(list.items.toReversed().map((entry) => [entry.about.id, entry.body])),
    error: wanted ? error : null,
    again: list.again,
    ready: !wanted || (list.first !== undefined && more === null),
  }
}
