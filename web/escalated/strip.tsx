import { Link } from '@tanstack/react-router'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'

/** What came up to this post, on its first screen: past its grace, and of whoever leads a place what a week closed undone. Nothing where nothing did. */
export const EscalatedStrip = () => {
  const { data } = useAsk('getEscalations', { query: {} }, { enabled: useMay('duty.read') })
  if (!data?.told || (data.above === 0 && !data.closed?.n && !data.closed?.waived)) return null
  return (
    <section className="noprint" aria-label={t('报到您这里的')}>
      <h2 className="sec">{t('报到您这里的')}</h2>
      <ul className="waits">
        {data.above ? (
          <li>
            <Link to="/escalated">{t('到了宽限期还没做的 {n} 件', { n: data.above })}</Link>
          </li>
        ) : null}
        {data.closed?.n || data.closed?.waived ? (
          <li>
            <Link to="/escalated" search={{ step: 'closed' } as never}>
              {t('{a}到{b}关上的：没做的 {n} 件', {
                a: dayWords(data.closed.from),
                b: dayWords(data.closed.to),
                n: data.closed.n,
              })}
              {data.closed.waived ? t('，免了的 {n} 件', { n: data.closed.waived }) : ''}
            </Link>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
