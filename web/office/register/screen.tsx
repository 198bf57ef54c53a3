import { Button, Menu } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { MOST_ABOUT } from '../../../domain/kit/record-subject.ts'
import { PAPER_FACES, PAPERS } from '../../../domain/reports/papers/list.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useRecordKinds } from '../../client/record-kinds.ts'
import type { Filters } from '../../client/register-filters.ts'
import { useList } from '../../client/use-list.ts'
import { usePlaces } from '../../client/use-places.ts'
import { usePrint } from '../../client/use-print.ts'
import { More } from '../../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import { t } from '../../words/words.ts'
import { AddChild } from './add-child.tsx'
import { COLUMN_KEYS, type ColumnKey, UNPRINTED } from './columns.tsx'
import { Export } from './export.tsx'
import { FilterLine } from './filters.tsx'
import { Cards, Table } from './table.tsx'

/** Where the list stood when a file was opened: coming back goes there. */
let left: { key: string; top: number; child: string | null; chosen: ReadonlySet<string> } | null = null
const MOST_CHOSEN = 200
/** Until somebody chooses. */
const HIDDEN = [...UNPRINTED].join(',')

/** The register: filters as sentences kept in the address, rows that load on, this month's state in the last column. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const canExport = useMay('child.export')
  const canPrint = useMay('print.make')
  const canWrite = useMay('child.write')
  const kinds = useRecordKinds()
  const canRecord = kinds.length > 0
  const canImport = useMay('roster.import')
  const filters = useSearch({ strict: false }) as Filters
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    left?.key === JSON.stringify(filters) ? left.chosen : new Set(),
  )
  const [open, setOpen] = useState<'add' | 'export' | null>(null)
  const [hidden, setHidden] = useState<ColumnKey[]>(
    () => (localStorage.getItem('nuanyang.columns') ?? HIDDEN).split(',').filter(Boolean) as ColumnKey[],
  )
  const [dense, setDenseNow] = useState(localStorage.getItem('nuanyang.dense') === 'yes')
  const { leftBehind = 'education', sort = 'class', ...rest } = filters
  const key = JSON.stringify(filters)
  const asked = { ...rest, sort, ...(leftBehind === 'everyone' ? {} : { leftBehind }) }
  const list = useList('listChildren', { limit: 100, duties: 'yes', ...asked })
  const printing = usePrint(list)
  const counts = list.first?.counts
  const set = useCallback(
    (next: Partial<Filters>) => void navigate({ to: '/children', search: { ...filters, ...next }, replace: true }),
    [filters, navigate],
  )
  const toggle = useCallback(
    (id: string) =>
      setChosen((before) => {
        const next = new Set(before)
        if (!next.delete(id) && next.size < MOST_CHOSEN) next.add(id)
        return next
      }),
    [],
  )
  const pick = (column: ColumnKey) => {
    const next = hidden.includes(column) ? hidden.filter((c) => c !== column) : [...hidden, column]
    setHidden(next)
    localStorage.setItem('nuanyang.columns', next.join(','))
  }
  const setDense = (on: boolean) => {
    setDenseNow(on)
    localStorage.setItem('nuanyang.dense', on ? 'yes' : 'no')
  }
  const columns = useMemo(() => COLUMN_KEYS.filter((c) => !hidden.includes(c)), [hidden])
  const several =
    me.post.place.kind === 'county' || me.post.place.kind === 'township' || me.post.place.kind === 'village'
  const { items: schools } = usePlaces({ kind: 'school' }, several)
  const school = useCallback((id: number | null) => schools.find((p) => p.id === id)?.name ?? '', [schools])
  const box = useRef<HTMLDivElement>(null)
  const ready = list.items.length > 0
  useEffect(() => {
    if (!ready) return
    if (left?.key !== key) {
      // The keys of the foot work on arrival (F22), unless one is typing somewhere.
      if (document.activeElement === document.body)
        box.current?.querySelector<HTMLElement>('tr[data-child]')?.focus({ preventScroll: true })
      return
    }
    const { top, child } = left
    left = null
    box.current?.scrollTo(0, top)
    if (child) box.current?.querySelector<HTMLElement>(`[data-child="${child}"]`)?.focus({ preventScroll: top > 0 })
  }, [ready, key])
  // All means all that match (F23): what has not come yet is fetched before it is chosen.
  const [choosing, setChoosing] = useState(false)
  const { items, more, busy, error } = list
  useEffect(() => {
    if (!choosing) return
    if (more && !error && items.length < MOST_CHOSEN) {
      if (!busy) more()
      return
    }
    if (!error) setChosen(new Set(items.slice(0, MOST_CHOSEN).map((r) => r.id)))
    setChoosing(false)
  }, [choosing, more, busy, error, items])
  const remember = (target: EventTarget) => {
    const row = target instanceof Element ? target.closest('[data-child]') : null
    left = { key, top: box.current?.scrollTop ?? 0, child: row?.getAttribute('data-child') ?? null, chosen }
  }
  const recordTogether = (kind: string) => {
    left = { key, top: box.current?.scrollTop ?? 0, child: null, chosen }
    void navigate({ to: '/record/$kind', params: { kind }, search: { children: [...chosen].join(',') } })
  }
  const filtered = Object.keys(rest).length > 0 || leftBehind !== 'everyone'
  return (
    <Page
      kind={`fill${dense && !narrow ? ' dense' : ''}`}
      title={t('花名册')}
      head={
        <>
          <span>{t('{x} 花名册', { x: me.post.place.name })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      aside={
        counts
          ? t('{n} 名在校，{m} 名父母外出（教育口径，截至今天）', { n: counts.enrolled, m: counts.leftBehind })
          : null
      }
      actions={
        <>
          {canWrite ? (
            <Button variant="default" onClick={() => setOpen('add')}>
              {t('添一名孩子')}
            </Button>
          ) : null}
          {canImport ? (
            <Button variant="default" className="only-desk" component={Link} to="/rosters">
              {t('导入表格')}
            </Button>
          ) : null}
          <Button variant="default" className="only-desk" loading={printing.busy} onClick={printing.print}>
            {t('打印')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" className="only-desk">
                {t('给家里的纸')} ▾
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component={Link} to="/hints">
                {t('给老人的提示')}
              </Menu.Item>
              <Menu.Item component={Link} to="/papers/cards" search={filters as never}>
                {t('联系卡')}
              </Menu.Item>
              {PAPERS.map((paper) => (
                <Menu.Item key={paper} component={Link} to={`/papers/${paper}`} search={filters as never}>
                  {t(PAPER_FACES[paper].title)}
                </Menu.Item>
              ))}
              <Menu.Item component={Link} to="/papers/certificates">
                {t('奖状')}
              </Menu.Item>
              {canPrint ? (
                <Menu.Item component={Link} to="/prints" search={filters as never}>
                  {t('成批打印：档案、卡、信')}
                </Menu.Item>
              ) : null}
            </Menu.Dropdown>
          </Menu>
          {canExport ? (
            <Button variant="default" disabled={!list.first?.total || list.stale} onClick={() => setOpen('export')}>
              {t('导出 Excel')}
            </Button>
          ) : null}
        </>
      }
    >
      <FilterLine
        filters={filters}
        set={set}
        count={leftBehind === 'education' && Object.keys(rest).length === 0 ? (counts?.leftBehind ?? null) : null}
        hidden={hidden}
        pick={pick}
        dense={dense}
        setDense={setDense}
      />
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={14} /> : null}
      {list.first && list.items.length === 0 ? (
        <Empty
          text={
            counts?.enrolled === 0 && !rest.status
              ? canImport
                ? t('花名册还是空的。把学校自己的表格拖进来就行，不用改格式。')
                : t('花名册还是空的。请学校的校长或教导主任导入名单。')
              : t('没有符合这些条件的孩子。去掉一个条件再看看。')
          }
        >
          {counts?.enrolled === 0 && canImport ? (
            <Button component={Link} to="/rosters">
              {t('导入表格')}
            </Button>
          ) : filtered && counts?.enrolled !== 0 ? (
            <Button
              variant="default"
              onClick={() =>
                void navigate({ to: '/children', search: { leftBehind: 'everyone' } as never, replace: true })
              }
            >
              {t('看全部孩子')}
            </Button>
          ) : null}
        </Empty>
      ) : null}
      {ready ? (
        <div
          className={narrow ? '' : 'card scroll'}
          ref={box}
          tabIndex={narrow ? undefined : -1}
          role="group"
          aria-label={t('名单')}
          onClickCapture={(e) => remember(e.target)}
          onKeyDownCapture={(e) => e.key === 'Enter' && remember(e.target)}
        >
          {narrow ? (
            <Cards rows={list.items} school={school} />
          ) : (
            <Table
              rows={list.items}
              columns={columns}
              school={school}
              chosen={chosen}
              toggle={toggle}
              canRecord={canRecord}
              chooseAll={(on) => (on ? setChoosing(true) : setChosen(new Set()))}
            />
          )}
          {list.more ? <p className="only-print">{t('后面还有没印出来的：请用页面上的“打印”按钮印全。')}</p> : null}
          <More more={list.more} busy={list.busy} text={t('再看一些')} />
        </div>
      ) : null}
      {ready ? (
        <div className="row noprint" style={{ minHeight: 32 }}>
          {chosen.size > 0 ? (
            <>
              <span className="sm">{t('已选 {n} 名', { n: chosen.size })}</span>
              {canRecord && chosen.size <= MOST_ABOUT ? (
                <>
                  {kinds.slice(0, 3).map((k) => (
                    <Button key={k.kind} variant="default" size="xs" onClick={() => recordTogether(k.kind)}>
                      {t('一起{button}', { button: t(k.button) })}
                    </Button>
                  ))}
                  {kinds.length > 3 ? (
                    <Menu position="top" returnFocus>
                      <Menu.Target>
                        <Button variant="default" size="xs">
                          {t('一起记别的')} ▾
                        </Button>
                      </Menu.Target>
                      <Menu.Dropdown>
                        {kinds.slice(3).map((k) => (
                          <Menu.Item key={k.kind} onClick={() => recordTogether(k.kind)}>
                            {t(k.button)}
                          </Menu.Item>
                        ))}
                      </Menu.Dropdown>
                    </Menu>
                  ) : null}
                </>
              ) : null}
              {canRecord && chosen.size > MOST_ABOUT ? (
                <span className="sm c-soon">{t('一起记一次最多 {n} 名，请按班分几次选。', { n: MOST_ABOUT })}</span>
              ) : null}
              {canPrint ? (
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => void navigate({ to: '/prints', search: { ids: [...chosen].join(',') } as never })}
                >
                  {t('打印所选')}
                </Button>
              ) : null}
              {canExport ? (
                <Button variant="default" size="xs" onClick={() => setOpen('export')}>
                  {t('导出所选')}
                </Button>
              ) : null}
              <Button variant="subtle" size="xs" onClick={() => setChosen(new Set())}>
                {t('不选了')}
              </Button>
            </>
          ) : null}
          <span className="mut sm">
            {list.stale ? t('正在找……') : t('共 {n} 名', { n: list.first?.total ?? 0 })}
            {chosen.size >= MOST_CHOSEN ? t('，一次最多选 {n} 名', { n: MOST_CHOSEN }) : ''}
          </span>
          <span className="sp" />
          <span className="mut3 xs only-desk">{t('↑↓ 移动　空格 选中　回车 打开　n 记一笔　? 全部按键')}</span>
        </div>
      ) : null}
      {open === 'add' ? <AddChild close={() => setOpen(null)} /> : null}
      {open === 'export' ? (
        <Export
          query={asked}
          columns={columns}
          chosen={[...chosen]}
          total={list.first?.total ?? 0}
          close={() => setOpen(null)}
        />
      ) : null}
    </Page>
  )
}
