import { Button, Menu } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { entryKind } from '../../domain/entries/list.ts'
import { entriesTaken } from '../../domain/entries/taken-away.ts'
import { type EntryKind, isOfList } from '../../domain/kit/define-entry.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Answer } from '../client/call.ts'
import { download } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useAsk } from '../client/queries.ts'
import { useList } from '../client/use-list.ts'
import { usePrint } from '../client/use-print.ts'
import { FilterPill } from '../ui/filter-pill.tsx'
import { More } from '../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { isOfPlaces, useEntryKinds } from './kinds.ts'
import { EntryState } from './state.tsx'

type Filters = { kind?: string | undefined; place?: string | undefined; state?: string | undefined }
type Entry = Answer<'listEntries'>['items'][number]

/** The registers of a place: what lives, what falls due, what is over; a line opens to the entry. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const { read, write } = useEntryKinds()
  const filters = useSearch({ strict: false }) as Filters
  const set = (next: Partial<Filters>) =>
    void navigate({ to: '/entries', search: { ...filters, ...next } as never, replace: true })
  const list = useList('listEntries', { limit: 100, ...filters, state: filters.state ?? 'open' })
  const printing = usePrint(list)
  const places = useAsk('listPlaces', {})
  const all = places.data?.items ?? []
  const below = all.filter(
    (p) =>
      !p.closed &&
      (me.post.place.kind === 'school'
        ? p.kind === 'class' && p.parentId === me.post.place.id
        : me.post.place.kind === 'class' || me.post.place.kind === 'village'
          ? false
          : p.kind === 'school' || p.kind === 'village'),
  )
  const named = all.find((p) => p.code === filters.place)
  const kind = read.find((k) => k.kind === filters.kind)
  const title = kind ? t(kind.title) : t('登记')
  return (
    <Page
      kind="fill"
      title={title}
      head={
        <>
          <span>{t('{x} {title}', { x: named?.name ?? me.post.place.name, title })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      actions={
        <>
          {kind && entriesTaken(kind, (action) => me.actions.includes(action)) ? (
            <Button
              variant="default"
              onClick={() => {
                download('exportEntries', {
                  query: { kind: kind.kind, place: filters.place, state: filters.state ?? 'open' },
                })
                tell(t('正在导出，文件在浏览器的下载里。里面是孩子的资料：不要发到群里，用完就删。'))
              }}
            >
              {t('导出 Excel')}
            </Button>
          ) : null}
          <Button variant="default" className="only-desk" loading={printing.busy} onClick={printing.print}>
            {t('打印')}
          </Button>
          <Add kinds={write.filter((k) => isOfPlaces(k) && !isOfList(k) && (!kind || k === kind))} />
        </>
      }
    >
      <div className="pills strip noprint">
        <FilterPill
          label={t('全部登记')}
          value={filters.kind}
          options={read.map((k) => ({ value: k.kind, label: t(k.title) }))}
          set={(next) => set({ kind: next, state: undefined })}
          offText={t('看全部登记')}
        />
        {below.length > 1 ? (
          <FilterPill
            label={me.post.place.kind === 'school' ? t('各班') : t('各地')}
            value={filters.place}
            options={below.map((p) => ({ value: p.code, label: p.name }))}
            shown={named?.name}
            set={(place) => set({ place })}
            offText={t('看全部单位')}
          />
        ) : null}
        <FilterPill
          label={t('还在的')}
          value={filters.state}
          options={[
            { value: 'ended', label: t('结束的') },
            ...(kind?.states ?? [])
              .filter((s) => s.value !== 'open' && s.value !== 'ended')
              .map((s) => ({ value: s.value, label: t(s.label) })),
          ]}
          set={(state) => set({ state })}
          offText={t('看还在的')}
        />
      </div>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={8} /> : null}
      {list.first && list.items.length === 0 ? <Nothing kind={kind} filters={filters} /> : null}
      {list.items.length > 0 ? (
        <div className="card scroll" tabIndex={-1}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('从哪天')}</th>
                {kind ? null : <th>{t('种类')}</th>}
                <th>{t('关于')}</th>
                <th>{t('内容')}</th>
                <th>{t('现在')}</th>
                <th>{t('谁登记的')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((entry) => (
                <Row key={entry.id} entry={entry} alone={kind !== undefined} />
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

/** `alone`: the list is of one register, which its title says. */
const Row = ({ entry, alone }: { entry: Entry; alone: boolean }) => (
  <tr className={entryKind(entry.kind)?.unprinted ? 'noprint' : undefined}>
    <td className="nowrap">{dayWords(entry.from)}</td>
    {alone ? null : <td>{t(entry.kindTitle)}</td>}
    <td>
      {entry.about.kind === 'child' ? (
        <Link to="/children/$id" params={{ id: entry.about.id }} className="name">
          {entry.about.name}
        </Link>
      ) : (
        entry.about.name
      )}
    </td>
    <td className="wrap" style={{ minWidth: 220 }}>
      <Link to="/entries/$id" params={{ id: entry.id }} className="name">
        {entry.line}
      </Link>
    </td>
    <td className="wrap" style={{ minWidth: 160 }}>
      <EntryState entry={entry} />
    </td>
    <td className="mut nowrap">{entry.author.name}</td>
  </tr>
)

/** New entries of places; those about a child begin in its file. */
const Add = ({ kinds }: { kinds: EntryKind[] }) => {
  const navigate = useNavigate()
  const begin = (kind: EntryKind) =>
    void navigate(kind.begunAt ? { to: kind.begunAt } : { to: '/entries/new/$kind', params: { kind: kind.kind } })
  const [only, ...more] = kinds
  if (!only) return null
  if (more.length === 0) return <Button onClick={() => begin(only)}>{t('登记{x}', { x: t(only.title) })}</Button>
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <Button>{t('新登记')} ▾</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind.kind} onClick={() => begin(kind)}>
            {t(kind.title)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const Nothing = ({ kind, filters }: { kind: EntryKind | undefined; filters: Filters }) => {
  const navigate = useNavigate()
  const narrowed = filters.place !== undefined || filters.state !== undefined
  return (
    <Empty
      text={
        narrowed
          ? t('这些条件下没有登记。')
          : kind
            ? t('还没有登记{x}。{why}', { x: t(kind.title), why: t(kind.purpose) })
            : t('还没有登记。承诺、结对从孩子的档案里登记；儿童之家和要办的事可以在这里登记。')
      }
    >
      {narrowed ? (
        <Button
          variant="default"
          onClick={() =>
            void navigate({
              to: '/entries',
              search: (filters.kind ? { kind: filters.kind } : {}) as never,
              replace: true,
            })
          }
        >
          {t('看还在的')}
        </Button>
      ) : (
        <Link to="/children" className="sm">
          {t('去花名册')}
        </Link>
      )}
    </Empty>
  )
}
