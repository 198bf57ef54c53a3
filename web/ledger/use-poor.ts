import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'

/** Whom aid is usually for: children of the registers of hardship and sponsorship, each once. */
export const usePoor = (place: string, enabled: boolean) => {
  const may = useMay('entry.read')
  const of = (kind: string) => ({ query: { kind, place, state: 'open', limit: 100 } })
  const hard = useAsk('listEntries', of('hardship'), { enabled: may && enabled && place !== '' })
  const sponsored = useAsk('listEntries', of('sponsorship'), { enabled: may && enabled && place !== '' })
  const found = [...(hard.data?.items ?? []), ...(sponsored.data?.items ?? [])]
    .filter((e) => e.about.kind === 'child')
    .map((e) => ({ id: e.about.id, name: e.about.name }))
  return found.filter((c, i) => found.findIndex((other) => other.id === c.id) === i)
}
