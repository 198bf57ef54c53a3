import { Link } from '@tanstack/react-router'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { useMay, useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { PickLine } from './pick-line.tsx'

/** Whom is it about? Children that I look after, with a tap each; others from the register. */
export const ChooseChild = ({ kind }: { kind: EntryKind }) => {
  const may = useMay('duty.read')
  const { post } = useMe()
  const today = useAsk('getToday', { query: { show: 'all' } }, { enabled: may })
  const children = today.data?.households.flatMap((h) => h.children) ?? []
  return (
    <Page kind="narrow" title={t('登记{x}', { x: t(kind.title) })}>
      {today.error ? <Fault error={today.error} again={() => void today.refetch()} /> : null}
      {may && !today.data && !today.error ? <Loading rows={4} /> : null}
      <p className="mut">
        {t('先选孩子：说的是谁？这里没有的，')}
        <Link to="/children">{t('去花名册里找')}</Link>
        {t('，打开档案，点“新登记”。')}
      </p>
      {kind.about.some((a) => a === post.place.kind) ? (
        <Link
          to="/entries/new/$kind"
          params={{ kind: kind.kind }}
          search={{ place: post.place.code } as never}
          replace
          className="card pad"
        >
          {kind.unlisted === undefined
            ? t('不单说一个孩子：登记在{x}', { x: post.place.name })
            : t('名册里没有这个孩子，也记下来')}
        </Link>
      ) : null}
      <div className="card lines">
        {children.map((c) => (
          <PickLine
            key={c.id}
            to="/entries/new/$kind"
            kind={kind.kind}
            search={{ child: c.id }}
            name={c.name}
            beside={c.className}
            replace
          />
        ))}
      </div>
    </Page>
  )
}
