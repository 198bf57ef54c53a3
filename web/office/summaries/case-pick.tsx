import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dayWords } from '../../client/child-text.ts'
import { useAsk } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

/** Which closed case is told without names: only one to which the family said yes; of the others, where to ask. */
export const CasePick = ({ summary, choose }: { summary: Summary; choose: (id: string | null) => void }) => {
  const found = useAsk('listSummaryCases', { params: { id: summary.id }, query: { limit: 50 } })
  if (found.error) return <Fault error={found.error} again={() => void found.refetch()} />
  const items = found.data?.items ?? []
  const asked = items.filter((c) => !c.consented)
  const told = (c: (typeof items)[number]) =>
    [c.childName, c.className, c.line, `${dayWords(c.from)}—${dayWords(c.until)}`, c.state].filter(Boolean).join(' · ')
  return (
    <section className="col sm" style={{ gap: 6 }}>
      <b>{t('典型案例')}</b>
      {items.length === 0 ? (
        <span className="mut">{t('这段时间没有结束的重点帮扶。结束时写明效果，就可以从这里不具名写成案例。')}</span>
      ) : (
        <Select
          aria-label={t('写哪一个案例')}
          placeholder={t('选一个，去掉姓名写进正文')}
          value={items.some((c) => c.id === summary.case && c.consented) ? summary.case : null}
          data={items.map((c) => ({
            value: c.id,
            label: c.consented ? told(c) : t('{x}（还没有同意）', { x: told(c) }),
            disabled: !c.consented,
          }))}
          clearable
          onChange={choose}
        />
      )}
      {asked.length ? (
        <span className="mut">
          {t('写成案例要家里先同意：')}
          {asked.slice(0, 5).map((c) => (
            <Link key={c.id} to="/children/$id/consents" params={{ id: c.childId }} style={{ marginRight: 8 }}>
              {c.childName}
            </Link>
          ))}
        </span>
      ) : null}
    </section>
  )
}
