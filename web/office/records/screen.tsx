import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { recordsTaken } from '../../../domain/entries/taken-away.ts'
import { LATE_DAYS } from '../../../domain/records/late.ts'
import { RECORD_KINDS } from '../../../domain/records/list.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { download } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useRecordKind } from '../../client/own-kinds.ts'
import { useRecordKinds } from '../../client/record-kinds.ts'
import { useList } from '../../client/use-list.ts'
import { usePlaces } from '../../client/use-places.ts'
import { usePrint } from '../../client/use-print.ts'
import { useWord } from '../../client/use-word.ts'
import { FilterPill } from '../../ui/filter-pill.tsx'
import { More } from '../../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { ColumnMenu, useAnswerColumns } from './columns.tsx'
import { Row } from './row.tsx'

/** `open`: the record that somebody came for from elsewhere. */
type Filters = { kind?: string; place?: string; from?: string; to?: string; late?: string; open?: string }

/** The ledger: one line a record, newest first; a line opens to all that was written. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const { open, ...filters } = useSearch({ strict: false }) as Filters
  const set = (next: Partial<Filters>) =>
    void navigate({ to: '/records', search: { ...filters, ...next } as never, replace: true })
  // A name that is looked for stands in no address.
  const find = useWord()
  const asked = { ...filters, ...(find.word ? { q: find.word } : {}) }
  const list = useList('listRecords', { limit: 100, ...asked })
  const printing = usePrint(list)
  const here = me.post.place
  const places = usePlaces(
    here.kind === 'school' ? { kind: 'class', parent: here.id } : { kind: 'school' },
    here.kind !== 'class' && here.kind !== 'village',
  )
  const below = places.items.filter((p) => !p.closed)
  const named = places.items.find((p) => p.code === filters.place)
  const kind = useRecordKind(filters.kind ?? '')
  const table = useAnswerColumns(kind)
  const mayTake = useMay('child.export')
  const has = (action: string) => me.actions.includes(action)
  // Whoever writes of no child is not sent to look for one.
  const visits = useRecordKinds().length > 0
  const filtered = Object.values(asked).some((v) => v !== undefined)
  return (
    <Page
      kind="fill"
      title={t('记录台账')}
      head={
        <>
          <span>{t('{x} 记录台账', { x: named?.name ?? me.post.place.name })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      actions={
        <>
          {kind && recordsTaken(kind, has) ? (
            <Button
              variant="default"
              onClick={() => {
                download('exportRecords', { query: asked })
                tell(t('正在导出，文件在浏览器的下载里。里面是孩子的资料：不要发到群里，用完就删。'))
              }}
            >
              {t('导出 Excel')}
            </Button>
          ) : !kind && mayTake ? (
            <Button
              variant="default"
              className="only-desk"
              onClick={() => tell(t('一种记录导出一张表：先点“全部记录”，选一种，再导出。'))}
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
        <TextInput
          type="search"
          aria-label={t('找孩子或谁记的')}
          placeholder={t('找：孩子，或谁记的')}
          value={find.typed}
          onChange={(e) => find.type(e.currentTarget.value)}
          w={170}
          style={{ flexShrink: 0 }}
        />
        <FilterPill
          label={t('全部记录')}
          value={filters.kind}
          options={RECORD_KINDS.map((k) => ({ value: k.kind, label: t('只看{x}', { x: t(k.title) }) }))}
          set={(kind) => set({ kind } as Filters)}
          offText={t('看全部记录')}
        />
        {below.length > 1 ? (
          <FilterPill
            label={me.post.place.kind === 'school' ? t('各班') : t('各校')}
            value={filters.place}
            options={below.map((p) => ({ value: p.code, label: p.name }))}
            shown={named?.name}
            set={(place) => set({ place } as Filters)}
            offText={t('看全部单位')}
          />
        ) : null}
        <FilterPill
          label={t('早晚不限')}
          value={filters.late}
          options={[{ value: 'yes', label: t('补记（超过 {n} 天）', { n: LATE_DAYS }) }]}
          set={(late) => set({ late } as Filters)}
          offText={t('早晚不限')}
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
        {kind ? <ColumnMenu {...table} /> : null}
      </div>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={12} /> : null}
      {list.first && list.items.length === 0 ? (
        <Empty
          text={
            filtered
              ? t('这些条件下没有记录。')
              : visits
                ? t('还没有记录。从“今天”记第一笔谈心或家访，这里会按日期列出来。')
                : t('还没有您看得到的记录。有了以后，这里按日期列出来。')
          }
        >
          {filtered ? (
            <Button
              variant="default"
              onClick={() => {
                find.type('')
                void navigate({ to: '/records', search: {}, replace: true })
              }}
            >
              {t('看全部记录')}
            </Button>
          ) : visits ? (
            <Button variant="default" component={Link} to="/today">
              {t('看今天要看望谁')}
            </Button>
          ) : null}
        </Empty>
      ) : null}
      {list.items.length > 0 ? (
        <div className="card scroll" tabIndex={-1}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('日期')}</th>
                <th>{t('种类')}</th>
                <th>{t('孩子')}</th>
                <th>{t('内容')}</th>
                {table.columns.map((c) => (
                  <th key={c.name}>{t(c.title)}</th>
                ))}
                <th>{t('谁记的')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((r) => (
                <Row key={r.id} record={r} day={dayWords(r.happenedOn)} columns={table.columns} asked={r.id === open} />
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
