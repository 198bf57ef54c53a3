import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { TOUCH_WANTS, type TouchWant } from '../../../domain/registers/touch.ts'
import { TOUCH_WORDS } from '../../../domain/registers/touch-words.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { download } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useList } from '../../client/use-list.ts'
import { usePlaces } from '../../client/use-places.ts'
import { usePrint } from '../../client/use-print.ts'
import { FilterPill } from '../../ui/filter-pill.tsx'
import { More } from '../../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Row } from './row.tsx'

type Filters = { want?: TouchWant; place?: string; village?: string; sort?: 'village' | 'name' }

/** Children who have not seen their parents for long, and parents whom nobody reaches or nobody tried (S3.3, S3.20, S5.11). */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const mayTake = useMay('child.export')
  const filters = useSearch({ strict: false }) as Filters
  const want = filters.want ?? 'unseen-half'
  const set = (next: Partial<Filters>) =>
    void navigate({ to: '/out-of-touch', search: { ...filters, ...next } as never, replace: true })
  const asked = { ...filters, want }
  const list = useList('listOutOfTouch', { limit: 100, ...asked })
  const printing = usePrint(list)
  const here = me.post.place
  const below = usePlaces(
    here.kind === 'school' ? { kind: 'class', parent: here.id } : { kind: 'school' },
    here.kind !== 'class' && here.kind !== 'village',
  ).items.filter((p) => !p.closed)
  const villages = usePlaces({ kind: 'village' }, here.kind !== 'village').items.filter((p) => !p.closed)
  const named = below.find((p) => p.code === filters.place)
  const words = TOUCH_WORDS[want]
  const several = here.kind !== 'school' && here.kind !== 'class'
  return (
    <Page
      kind="fill"
      title={t('见面与联系')}
      head={
        <>
          <span>{t('{x} {list}', { x: named?.name ?? here.name, list: t(words.title) })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      aside={
        list.first
          ? t('{n} 名父母外出（{x}），截至今天', {
              n: list.first.of,
              x: list.first.reading === 'education' ? t('教育口径') : t('国务院口径'),
            })
          : null
      }
      actions={
        <>
          {mayTake ? (
            <Button
              variant="default"
              className="only-desk"
              disabled={!list.first?.counts[want]}
              onClick={() => {
                download('exportOutOfTouch', { query: asked })
                tell(t('正在导出，文件在浏览器的下载里。里面是孩子的资料：不要发到群里，用完就删。'))
              }}
            >
              {t('导出 Excel')}
            </Button>
          ) : null}
          <Button variant="default" className="only-desk" loading={printing.busy} onClick={printing.print}>
            {t('打印')}
          </Button>
        </>
      }
    >
      <div className="pills strip noprint">
        {TOUCH_WANTS.map((w) => (
          <button
            key={w}
            type="button"
            className="pill"
            data-on={w === want || undefined}
            aria-pressed={w === want}
            onClick={() => set({ want: w })}
          >
            {t(TOUCH_WORDS[w].short)} {list.first ? list.first.counts[w] : ''}
          </button>
        ))}
        {below.length > 1 ? (
          <FilterPill
            label={here.kind === 'school' ? t('各班') : t('各校')}
            value={filters.place}
            options={below.map((p) => ({ value: p.code, label: p.name }))}
            shown={named?.name}
            set={(place) => set({ place } as Partial<Filters>)}
            offText={t('看全部单位')}
          />
        ) : null}
        {villages.length > 1 ? (
          <FilterPill
            label={t('各村')}
            value={filters.village}
            options={villages.map((p) => ({ value: p.code, label: p.name }))}
            set={(village) => set({ village } as Partial<Filters>)}
            offText={t('看全部村')}
          />
        ) : null}
        <FilterPill
          label={t('按班排')}
          value={filters.sort}
          options={[
            { value: 'village', label: t('按村排') },
            { value: 'name', label: t('按姓名排') },
          ]}
          set={(sort) => set({ sort } as Partial<Filters>)}
          offText={t('按班排')}
        />
      </div>
      <p className="sm mut">{t(words.about)}</p>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={10} /> : null}
      {list.first && list.items.length === 0 ? (
        <Empty text={filters.place || filters.village ? t('选的班或村里没有这样的孩子。') : t(words.nobody)} />
      ) : null}
      {list.items.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('孩子')}</th>
                <th>{several ? t('学校、班') : t('班')}</th>
                <th>{t('村')}</th>
                <th>{t('父母')}</th>
                <th>{t('最近见到父母')}</th>
                <th>{t('最近联系上家长')}</th>
                <th>{t('试过')}</th>
                <th className="noprint" />
              </tr>
            </thead>
            <tbody>
              {list.items.map((child) => (
                <Row key={child.id} child={child} several={several} today={me.today} />
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
