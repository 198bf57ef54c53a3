import type { RecordKind } from '../../domain/kit/define-record.ts'
import { keptRegister } from '../../domain/kit/record-subject.ts'
import { useMay } from './me.tsx'
import { useAsk } from './queries.ts'

/** So many entries are looked through; where there are more, nothing is known to be missing. */
const LOOKED_AT = 200

/**
 * Is there anything of which this could be recorded? A night check where nobody gave me a dormitory is not offered (kinds.md §5: nobody
 * is told of what is not there). Until it is known, or without a network, everything is.
 */
export const useHasEntries = (kinds: readonly RecordKind[]): ((kind: RecordKind) => boolean) => {
  const may = useMay('entry.read')
  const choose = useMay('child.list')
  const registerOf = (kind: RecordKind) =>
    kind.subject?.of === 'entry' ? kind.subject.entry : choose ? undefined : keptRegister(kind)
  const found = useAsk(
    'listEntries',
    { query: { state: 'open', limit: LOOKED_AT } },
    { enabled: may && kinds.some((k) => registerOf(k) !== undefined) },
  )
  const whole = found.data?.next === null ? found.data.items : null
  return (kind) =>
    registerOf(kind) === undefined || whole === null || whole.some((e) => e.kind === registerOf(kind) && e.canRecord)
}
