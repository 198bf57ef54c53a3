import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { entryKind } from '../../domain/entries/list.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { Cards } from '../cards/list.tsx'
import { useMay, useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { PickLine } from '../entry/pick-line.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** Of which entry is it? Those that live and that I may write; a helper chooses among the own cards. */
export const ChooseEntry = ({ kind }: { kind: RecordKind }) =>
  useMay('entry.read') ? (
    <OfRegister kind={kind} />
  ) : (
    <Page kind="narrow" title={t(kind.title)}>
      <Cards kind={kind.kind} />
    </Page>
  )

/** One that alone fits is taken at once. */
const OfRegister = ({ kind }: { kind: RecordKind }) => {
  const navigate = useNavigate()
  const register = kind.subject?.of === 'entry' ? entryKind(kind.subject.entry) : null
  const found = useAsk(
    'listEntries',
    { query: { kind: register?.kind ?? '', state: 'open', limit: 200 } },
    { enabled: register !== null },
  )
  const items = (found.data?.items ?? []).filter((e) => e.canRecord && !e.ended)
  const only = found.data?.next === null && items.length === 1 ? items[0]?.id : undefined
  useEffect(() => {
    if (only)
      void navigate({
        to: '/record/$kind',
        params: { kind: kind.kind },
        search: { entry: only } as never,
        replace: true,
      })
  })
  const title = t(register?.title ?? '')
  const role = useMe().post.role
  const mayBegin = register?.write.some((post) => post === role) ?? false
  return (
    <Page kind="narrow" title={t(kind.title)}>
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={4} /> : null}
      {found.data && items.length === 0 ? (
        mayBegin ? (
          <Empty text={t('您这里还没有登记{x}。先登记一个，再来记。', { x: title })}>
            <Link to="/entries/new/$kind" params={{ kind: register?.kind ?? '' }} className="sm">
              {t('去登记{x}', { x: title })}
            </Link>
          </Empty>
        ) : (
          <Empty text={t('还没有交给您管的{x}。请校长或教导主任登记时选上您的账号。', { x: title })} />
        )
      ) : null}
      {items.length > 0 ? (
        <>
          <p className="mut">{t('是哪一个？')}</p>
          <div className="card lines">
            {items.map((e) => (
              <PickLine
                key={e.id}
                to="/record/$kind"
                kind={kind.kind}
                search={{ entry: e.id }}
                name={e.line}
                beside={e.about.name}
              />
            ))}
          </div>
        </>
      ) : null}
    </Page>
  )
}
