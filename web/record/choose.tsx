import { Link } from '@tanstack/react-router'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { useMay } from '../client/me.tsx'
import { isOwedKind } from '../client/owed-kinds.ts'
import { useAsk } from '../client/queries.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** Whom is it about? Children in sight with a tap each, those to whom it is owed first. */
export const Choose = ({ kind }: { kind: RecordKind }) => {
  const may = useMay('duty.read')
  const today = useAsk('getToday', { query: { show: 'all' } }, { enabled: may })
  const children = (today.data?.households.flatMap((h) => h.children) ?? []).toSorted(
    (a, b) => Number(isOwedKind(kind, b.duties)) - Number(isOwedKind(kind, a.duties)),
  )
  return (
    <Page kind="narrow" title={t(kind.title)}>
      {today.error ? <Fault error={today.error} again={() => void today.refetch()} /> : null}
      {may && !today.data && !today.error ? <Loading rows={4} /> : null}
      <p className="mut">
        {t('先选孩子：说的是谁？这里没有的，')}
        <Link to="/children">{t('去花名册里找')}</Link>
        {t('。')}
      </p>
      <div className="card lines">
        {children.map((c) => (
          <Link
            key={c.id}
            to="/record/$kind"
            params={{ kind: kind.kind }}
            search={{ children: c.id }}
            className="row"
            style={{ minHeight: 48, padding: '4px 12px', gap: 12, color: 'inherit' }}
          >
            <b>{c.name}</b>
            <span className="mut sm">{c.className}</span>
            <span className="sp" />
            {c.duties
              .filter((d) => isOwedKind(kind, [d]))
              .map((d) => (
                <StateMark key={`${d.rule} ${d.period.key}`} state={d.state} text={d.text} />
              ))}
          </Link>
        ))}
      </div>
    </Page>
  )
}
