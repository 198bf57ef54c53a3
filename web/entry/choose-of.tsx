import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { entryKind } from '../../domain/entries/list.ts'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { useAsk } from '../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { PickLine } from './pick-line.tsx'

/** At which entry is it begun (a case at its station)? One that alone fits is taken at once. */
export const ChooseOf = ({ kind }: { kind: EntryKind }) => {
  const navigate = useNavigate()
  const found = useAsk('listEntries', { query: { kind: kind.of ?? '', state: 'open', limit: 200 } })
  const items = (found.data?.items ?? []).filter((e) => e.canRecord && !e.ended)
  const only = found.data?.next === null && items.length === 1 ? items[0]?.id : undefined
  useEffect(() => {
    if (only !== undefined)
      void navigate({
        to: '/entries/new/$kind',
        params: { kind: kind.kind },
        search: { entry: only } as never,
        replace: true,
      })
  })
  return (
    <Page kind="narrow" title={t('登记{x}', { x: t(kind.title) })}>
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={4} /> : null}
      <p className="mut">{t(kind.purpose)}</p>
      {found.data && items.length === 0 ? (
        <Empty text={t('还没有您能登记的{x}。', { x: t(entryKind(kind.of ?? '')?.title ?? '') })} />
      ) : (
        <div className="card lines">
          {items.map((e) => (
            <PickLine
              key={e.id}
              to="/entries/new/$kind"
              kind={kind.kind}
              search={{ entry: e.id }}
              name={e.line}
              beside={e.about.name}
              replace
            />
          ))}
        </div>
      )}
    </Page>
  )
}
