import { Button, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { useList } from '../../client/use-list.ts'
import { usePrint } from '../../client/use-print.ts'
import { FilterPill } from '../../ui/filter-pill.tsx'
import { More } from '../../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Filters = { action?: string; who?: string; from?: string; to?: string }

const time = (at: string) =>
  new Date(at).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour12: false,
    dateStyle: 'short',
    timeStyle: 'medium',
  })

/** Who did what and when, in sentences; never what stands in a file. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const filters = useSearch({ strict: false }) as Filters
  const set = (next: Partial<Filters>) =>
    void navigate({ to: '/audit', search: { ...filters, ...next } as never, replace: true })
  const list = useList('listAudit', { limit: 100, ...filters })
  const printing = usePrint(list)
  const actions = useAsk('listAuditActions', {})
  const filtered = Object.values(filters).some((v) => v !== undefined)
  return (
    <Page
      kind="fill"
      title={t('操作记录')}
      aside={t('不含孩子的内容；每分钟加一次封条，改动会被查出来')}
      head={
        <>
          <span>{t('{x} 操作记录', { x: me.post.place.name })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      actions={
        <Button variant="default" className="only-desk" loading={printing.busy} onClick={printing.print}>
          {t('打印')}
        </Button>
      }
    >
      <div className="pills strip noprint">
        <FilterPill
          label={t('做了什么')}
          value={filters.action}
          options={(actions.data?.items ?? []).map((a) => ({ value: a.action, label: a.text }))}
          set={(action) => set({ action } as Filters)}
          offText={t('看全部')}
        />
        <TextInput
          aria-label={t('谁')}
          placeholder={t('谁（姓名）')}
          defaultValue={filters.who ?? ''}
          onBlur={(e) => set({ who: e.currentTarget.value.trim() || undefined } as Filters)}
          onKeyDown={(e) =>
            e.key === 'Enter' ? set({ who: e.currentTarget.value.trim() || undefined } as Filters) : undefined
          }
          style={{ flex: '0 0 130px' }}
        />
        <span className="row" style={{ gap: 6, flexWrap: 'nowrap' }}>
          <TextInput
            type="date"
            aria-label={t('从哪天起')}
            value={filters.from ?? ''}
            onChange={(e) => set({ from: e.currentTarget.value || undefined } as Filters)}
          />
          <span className="mut">{t('至')}</span>
          <TextInput
            type="date"
            aria-label={t('到哪天止')}
            value={filters.to ?? ''}
            onChange={(e) => set({ to: e.currentTarget.value || undefined } as Filters)}
          />
        </span>
      </div>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={12} /> : null}
      {list.first && list.items.length === 0 ? (
        <Empty text={filtered ? t('这些条件下没有。') : t('还没有人做过什么。')}>
          {filtered ? (
            <Button variant="default" onClick={() => void navigate({ to: '/audit', search: {}, replace: true })}>
              {t('看全部')}
            </Button>
          ) : null}
        </Empty>
      ) : null}
      {list.items.length > 0 ? (
        <div className="card scroll" tabIndex={-1}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('时间')}</th>
                <th>{t('谁')}</th>
                <th>{t('做了什么')}</th>
                <th>{t('在哪')}</th>
                <th>{t('封条')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((r) => (
                <tr key={r.seq}>
                  <td className="mut">{time(r.at)}</td>
                  <td>
                    <b>{r.who}</b> <span className="mut">{r.roleName}</span>
                  </td>
                  <td className="wrap">{r.text}</td>
                  <td>{r.place ?? ''}</td>
                  <td className="mut">{r.sealed ? t('已封') : t('待封')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {list.more ? <p className="only-print">{t('后面还有没印出来的：请用页面上的“打印”按钮印全。')}</p> : null}
          <More more={list.more} busy={list.busy} text={t('再看一些')} />
        </div>
      ) : null}
    </Page>
  )
}
