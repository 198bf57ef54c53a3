import { Button, Select, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { OverviewKind } from '../../../domain/overview.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { download } from '../../client/call.ts'
import { useMe } from '../../client/me.tsx'
import { useOverview } from '../../client/use-overview.ts'
import { Foot } from '../../overview/foot.tsx'
import { scaleOf } from '../../overview/missed-bars.tsx'
import { inOrder, type Order, type Row } from '../../overview/order.ts'
import { Places } from '../../overview/places.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import { t } from '../../words/words.ts'

const TITLES: Record<OverviewKind, string> = { township: '各乡镇一览', school: '各校一览', village: '各村一览' }
const TABS: Record<OverviewKind, string> = { township: '按乡镇', school: '按学校', village: '按村' }

type Asked = { place?: string; by?: OverviewKind; open?: 'missing' }

/**
 * Township and county: a row a school, village or township, with the whole; every number opens to names (F13). In the order of the
 * places: this is no ranking.
 */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const asked = useSearch({ strict: false }) as Asked
  const set = (next: Partial<Asked>) => void navigate({ to: '/overview', search: { ...asked, ...next } as never })
  const query = { ...(asked.place ? { place: asked.place } : {}), ...(asked.by ? { by: asked.by } : {}) }
  const found = useOverview(query)
  const [word, setWord] = useState('')
  const [order, setOrder] = useState<Order>('places')
  const data = found.data
  if (found.error)
    return (
      <Page title={t('各校一览')}>
        <Fault error={found.error} again={() => void found.refetch()} />
      </Page>
    )
  if (!data)
    return (
      <Page title={t('各校一览')}>
        <Loading />
      </Page>
    )
  const missing = data.rows.filter((r) => r.notReported.length > 0)
  const only = asked.open === 'missing'
  const rows = inOrder(
    (only ? missing : data.rows).filter((r) => [r.name, r.under ?? ''].some((x) => x.includes(word.trim()))),
    order,
  )
  const scale = scaleOf([data])
  const enter = (row: Row) => set({ place: row.code, by: 'school', open: undefined as never })
  return (
    <Page
      title={t(TITLES[data.by])}
      kind="wide across"
      head={
        <>
          <span>{`${data.place.name} ${t(TITLES[data.by])}`}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      aside={[data.place.name, data.term, t('{n} 行', { n: data.rows.length })].filter(Boolean).join(' · ')}
      actions={
        <>
          {asked.place && asked.place !== me.post.place.code ? (
            <Button
              variant="default"
              onClick={() => void navigate({ to: '/overview', search: {} as never })}
            >{`‹ ${me.post.place.name}`}</Button>
          ) : null}
          <Button variant="default" className="only-desk" onClick={() => window.print()}>
            {t('打印')}
          </Button>
          <Button variant="default" onClick={() => download('exportOverview', { query })}>
            {t('导出表格')}
          </Button>
        </>
      }
    >
      <div className="row noprint" style={{ flexWrap: 'wrap', gap: 8 }}>
        <span className="pills" role="group" aria-label={t('一行是什么')}>
          {data.kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className="pill"
              data-on={kind === data.by || undefined}
              aria-pressed={kind === data.by}
              onClick={() => set({ by: kind })}
            >
              {t(TABS[kind])}
            </button>
          ))}
          <button
            type="button"
            className="pill"
            data-on={only || undefined}
            aria-pressed={only}
            onClick={() => set({ open: (only ? undefined : 'missing') as never })}
          >
            {t('没报的 {n}', { n: missing.length })}
          </button>
        </span>
        <span className="sp" />
        <TextInput
          aria-label={t('找一行')}
          placeholder={t('找：名称')}
          value={word}
          onChange={(e) => setWord(e.currentTarget.value)}
          style={{ width: narrow ? 140 : 180 }}
        />
        <Select
          aria-label={t('次序')}
          allowDeselect={false}
          value={order}
          onChange={(v) => setOrder((v ?? 'places') as Order)}
          data={[
            { value: 'places', label: t('按单位次序') },
            { value: 'name', label: t('按名称') },
            { value: 'missing', label: t('没报的在前') },
            { value: 'changed', label: t('有变的在前') },
          ]}
          style={{ width: 140 }}
        />
      </div>
      {data.rows.length === 0 ? (
        <Empty text={t('这里还没有{x}。先到“单位”里添加。', { x: TABS[data.by].slice(1) })} />
      ) : rows.length === 0 ? (
        <p className="pad mut">{only ? t('都报了。') : t('没有叫这个的。')}</p>
      ) : (
        <Places data={data} rows={rows} query={query} enter={enter} scale={scale} />
      )}
      <Foot data={data} scale={scale} />
    </Page>
  )
}
