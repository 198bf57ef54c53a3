import { Link, Navigate } from '@tanstack/react-router'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'

/**
 * What the child has of a register of which one lives at a time: the one there is opens for writing on; where one of each sort may
 * live, those stand above the form. Otherwise a form would be filled in and refused at its end.
 */
export const Already = ({ kind, child, own }: { kind: EntryKind; child: string; own: string }) => {
  const found = useAsk(
    'listEntries',
    { query: { child, kind: kind.kind, state: 'open', limit: 20 } },
    { enabled: kind.single !== undefined },
  )
  // The one being written is read too, once it is kept.
  const items = kind.single === undefined ? [] : (found.data?.items ?? []).filter((e) => e.id !== own)
  const [first] = items
  if (!first) return null
  if (kind.single === 'child' && first.canWrite)
    return <Navigate to="/entries/$id/edit" params={{ id: first.id }} replace />
  return (
    <div className="note col" style={{ gap: 4 }}>
      <span>{t('已经登记了的，打开接着写；一种只登一条。')}</span>
      {items.map((e) => (
        <Link key={e.id} to="/entries/$id" params={{ id: e.id }} style={{ minHeight: 32 }}>
          {e.line}
        </Link>
      ))}
    </div>
  )
}
