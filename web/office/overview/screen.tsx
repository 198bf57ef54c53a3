import { Button, Select, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { OverviewCount, OverviewKind } from '../../../domain/overview.ts'
import { READINGS } from '../../../domain/registers/child.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { download } from '../../client/call.ts'
import { useMe } from '../../client/me.tsx'
import { useOverview } from '../../client/use-overview.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import { t } from '../../words/words.ts'
import { Behind, type Opened } from './behind.tsx'
import { Blocks } from './blocks.tsx'
import { inOrder, type Order, type Row } from './order.ts'
import { Table } from './table.tsx'

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
  const [opened, setOpened] = useState<Opened | null>(null)
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
  const open = (row: Row | 'rest' | null, what: OverviewCount) => {
    const numbers = row === null ? data.total : row === 'rest' ? data.rest : row
    if (!numbers || numbers[what] === 0) return
    setOpened({
      ask: { ...query, by: data.by, what, ...(row === null ? {} : { row: row === 'rest' ? 'rest' : row.code }) },
      name: row === null ? data.place.name : row === 'rest' ? t('不在以上各行的') : row.name,
      what,
      n: numbers[what],
    })
  }
  const enter = (row: Row) => set({ place: row.code, by: 'school', open: undefined as never })
  const shown = { data, rows, whole: rows.length === data.rows.length, open, enter }
  return (
    <Page
      title={t(TITLES[data.by])}
      kind="wide"
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
        <Empty text={t('这里还没有{x}。先到“单位”里添加。', { x: t(TABS[data.by]).slice(1) })} />
      ) : rows.length === 0 ? (
        <p className="pad mut">{only ? t('都报了。') : t('没有叫这个的。')}</p>
      ) : narrow ? (
        <Blocks {...shown} />
      ) : (
        <Table {...shown} />
      )}
      <p className="sm mut" style={{ maxWidth: '60em' }}>
        {t(
          '父母外出按{reading}；家访按户算一件。“没报的”：{list}，或者有父母外出的孩子却 {n} 天没有记录。次序是单位的次序，不比高低。',
          {
            reading: t(READINGS[data.reading].name),
            list: data.by === 'village' ? t('村里不交名单') : t('本学期还没有名单写进花名册'),
            n: data.quietDays,
          },
        )}
        {data.by === 'township' ? t('孩子算在学校所在的乡镇，没有学校的算在村所在的乡镇。') : null}
      </p>
      {opened ? <Behind opened={opened} close={() => setOpened(null)} /> : null}
    </Page>
  )
}
