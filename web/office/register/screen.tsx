import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { download } from '../../client/call.ts'
import {
  boarderWords,
  CARES,
  type ChildRow,
  carerWords,
  GAPS,
  parentsWords,
  sexWords,
} from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { AddChild } from './add-child.tsx'

type Filters = {
  leftBehind?: 'education' | 'state' | 'county'
  place?: string
  village?: string
  care?: 'grandparents' | 'relatives' | 'teachers' | 'parent' | 'alone' | 'other' | 'unknown'
  boarder?: 'yes' | 'no' | 'unknown'
  missing?: string
  status?: 'enrolled' | 'village' | 'left' | 'all'
  sort?: 'name' | 'class' | 'village' | 'age'
  q?: string
}
const COLUMNS: [string, string][] = [
  ['sex', '性别'],
  ['class', '班'],
  ['age', '年龄'],
  ['home', '住在'],
  ['parents', '父母'],
  ['carer', '谁照看'],
  ['boarder', '住宿'],
  ['month', '这个月'],
]

/** The register: filters as sentences, thirty rows to a screen, this month's state in the last column. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const canExport = useMay('child.export')
  const canWrite = useMay('child.write')
  const canRecord = useMay('record.write')
  const canImport = useMay('roster.import')
  const [filters, setFilters] = useState<Filters>({ leftBehind: 'education' })
  const [cursors, setCursors] = useState<string[]>([])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState(false)
  const [hidden, setHidden] = useState<string[]>(() =>
    (localStorage.getItem('nuanyang.columns') ?? '').split(',').filter(Boolean),
  )
  const cursor = cursors.at(-1)
  const list = useAsk(
    'listChildren',
    { query: { limit: 50, sort: 'class', duties: 'yes', ...filters, ...(cursor ? { cursor } : {}) } },
    { keep: true },
  )
  const places = useAsk('listPlaces', {})
  const set = (next: Filters) => {
    setFilters({ ...filters, ...next })
    setCursors([])
  }
  const counts = list.data?.counts
  const classes = (places.data?.items ?? []).filter((p) => p.kind === 'class')
  const villages = (places.data?.items ?? []).filter((p) => p.kind === 'village')
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const keys = (event: KeyboardEvent<HTMLTableRowElement>, row: ChildRow) => {
    const step =
      event.key === 'ArrowDown'
        ? event.currentTarget.nextElementSibling
        : event.key === 'ArrowUp'
          ? event.currentTarget.previousElementSibling
          : null
    if (step instanceof HTMLElement) step.focus()
    else if (event.key === 'Enter') void navigate({ to: '/children/$id', params: { id: row.id } })
    else if (event.key === ' ') toggle(row.id)
    else if (event.key === 'n' && canRecord)
      void navigate({ to: '/record/$kind', params: { kind: 'talk' }, search: { children: row.id } })
    else return
    event.preventDefault()
  }
  const shows = (column: string) => !hidden.includes(column)
  const pick = (column: string) => {
    const next = hidden.includes(column) ? hidden.filter((c) => c !== column) : [...hidden, column]
    setHidden(next)
    localStorage.setItem('nuanyang.columns', next.join(','))
  }
  return (
    <Page
      title={t('花名册')}
      aside={
        counts
          ? t('{n} 名在校，{m} 名父母外出（教育口径，截至今天）', { n: counts.enrolled, m: counts.leftBehind })
          : null
      }
      actions={
        <>
          {canWrite ? (
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('添一名孩子')}
            </Button>
          ) : null}
          {canImport ? (
            <Button variant="default" component="a" href="/rosters">
              {t('导入表格')}
            </Button>
          ) : null}
          {canExport ? (
            <Button
              variant="default"
              onClick={() =>
                download('exportChildren', {
                  query: { place: filters.place ?? me.post.place.code, leftBehind: filters.leftBehind },
                })
              }
            >
              {t('导出 Excel')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="row noprint">
        <Select
          aria-label={t('看谁')}
          w={178}
          value={filters.leftBehind ?? ''}
          onChange={(v) => set({ leftBehind: (v || undefined) as never })}
          data={[
            { value: '', label: t('全部孩子') },
            { value: 'education', label: t('父母外出（教育口径）') },
            { value: 'state', label: t('国发13号口径') },
            { value: 'county', label: t('本县口径') },
          ]}
        />
        {classes.length > 1 ? (
          <Select
            aria-label={t('班级')}
            w={92}
            searchable
            value={filters.place ?? ''}
            onChange={(v) => set({ place: (v || undefined) as never })}
            data={[
              { value: '', label: t('各班') },
              ...classes
                .filter((c) => me.post.place.kind !== 'school' || c.parentId === me.post.place.id)
                .map((c) => ({ value: c.code, label: c.name })),
            ]}
          />
        ) : null}
        {villages.length > 1 ? (
          <Select
            aria-label={t('村')}
            w={92}
            value={filters.village ?? ''}
            onChange={(v) => set({ village: (v || undefined) as never })}
            data={[{ value: '', label: t('各村') }, ...villages.map((v) => ({ value: v.code, label: v.name }))]}
          />
        ) : null}
        <Select
          aria-label={t('谁照看')}
          w={126}
          value={filters.care ?? ''}
          onChange={(v) => set({ care: (v || undefined) as never })}
          data={[
            { value: '', label: t('不论谁照看') },
            ...Object.entries(CARES).map(([value, label]) => ({ value, label: t(label) })),
          ]}
        />
        <Select
          aria-label={t('住宿')}
          w={108}
          value={filters.boarder ?? ''}
          onChange={(v) => set({ boarder: (v || undefined) as never })}
          data={[
            { value: '', label: t('不论住宿') },
            { value: 'yes', label: t('寄宿') },
            { value: 'no', label: t('走读') },
          ]}
        />
        <Select
          aria-label={t('缺什么')}
          w={126}
          value={filters.missing ?? ''}
          onChange={(v) => set({ missing: (v || undefined) as never })}
          data={[
            { value: '', label: t('不论缺什么') },
            ...Object.entries(GAPS).map(([value, label]) => ({ value, label: t('缺{x}', { x: label }) })),
          ]}
        />
        <TextInput
          aria-label={t('在名单里找')}
          placeholder={t('姓名、拼音、首字母')}
          w={140}
          value={filters.q ?? ''}
          onChange={(e) => set({ q: e.currentTarget.value } as Filters)}
        />
        <span className="sp" />
        <Select
          aria-label={t('次序')}
          w={96}
          value={filters.sort ?? 'class'}
          onChange={(v) => set({ sort: v as never })}
          data={[
            { value: 'class', label: t('按班') },
            { value: 'name', label: t('按姓名') },
            { value: 'village', label: t('按村') },
            { value: 'age', label: t('按年龄') },
          ]}
        />
        <details style={{ position: 'relative' }}>
          <summary className="choice" style={{ minHeight: 34, padding: '4px 12px', listStyle: 'none' }}>
            {t('列')} ▾
          </summary>
          <div
            className="card pad col"
            style={{ position: 'absolute', right: 0, zIndex: 5, boxShadow: 'var(--shadow)' }}
          >
            {COLUMNS.map(([key, label]) => (
              <Checkbox key={key} label={t(label)} checked={shows(key)} onChange={() => pick(key)} />
            ))}
          </div>
        </details>
      </div>
      {list.error ? <Fault error={list.error} again={() => void list.refetch()} /> : null}
      {!list.data && !list.error ? <Loading rows={14} /> : null}
      {list.data && list.data.items.length === 0 ? (
        <Empty
          text={
            counts?.enrolled === 0 ? t('花名册还是空的。把学校自己的表格拖进来就行。') : t('没有符合这些条件的孩子。')
          }
        >
          <Button variant="default" onClick={() => setFilters({})}>
            {t('看全部孩子')}
          </Button>
        </Empty>
      ) : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl">
            <thead>
              <tr>
                <th style={{ width: 36 }}>
                  <span className="mantine-visually-hidden">{t('选')}</span>
                </th>
                <th>{t('姓名')}</th>
                {COLUMNS.filter(([key]) => shows(key)).map(([key, label]) => (
                  <th key={key}>{t(label)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((row) => (
                <tr key={row.id} tabIndex={0} aria-selected={chosen.has(row.id)} onKeyDown={(e) => keys(e, row)}>
                  <td>
                    <Checkbox
                      aria-label={t('选{name}', { name: row.name })}
                      checked={chosen.has(row.id)}
                      onChange={() => toggle(row.id)}
                      tabIndex={-1}
                    />
                  </td>
                  <td>
                    <Link
                      to="/children/$id"
                      params={{ id: row.id }}
                      style={{ fontWeight: 600, color: 'inherit', textDecoration: 'none' }}
                      tabIndex={-1}
                    >
                      {row.name}
                    </Link>
                  </td>
                  {shows('sex') ? <td>{sexWords(row.sex)}</td> : null}
                  {shows('class') ? <td>{row.className}</td> : null}
                  {shows('age') ? <td>{row.age === null ? '' : t('{n} 岁', { n: row.age })}</td> : null}
                  {shows('home') ? <td>{row.address ?? row.villageName}</td> : null}
                  {shows('parents') ? <td>{parentsWords(row)}</td> : null}
                  {shows('carer') ? <td>{carerWords(row)}</td> : null}
                  {shows('boarder') ? <td>{boarderWords(row.boarder)}</td> : null}
                  {shows('month') ? (
                    <td>
                      {row.duties.length ? (
                        row.duties.map((d) => (
                          <span key={d.rule + d.text} style={{ marginRight: 8 }}>
                            <StateMark state={d.state} text={d.text} />
                          </span>
                        ))
                      ) : row.leftBehind.education ? (
                        <StateMark state="met" text={t('都做了')} />
                      ) : null}
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <div className="row noprint">
        {chosen.size > 0 ? (
          <>
            <span className="sm">{t('已选 {n} 名', { n: chosen.size })}</span>
            {canRecord ? (
              <Button
                variant="default"
                onClick={() =>
                  void navigate({
                    to: '/record/$kind',
                    params: { kind: 'talk' },
                    search: { children: [...chosen].join(',') },
                  })
                }
              >
                {t('一起记谈心（{n} 名）', { n: chosen.size })}
              </Button>
            ) : null}
            <Button variant="subtle" onClick={() => setChosen(new Set())}>
              {t('不选了')}
            </Button>
          </>
        ) : null}
        <span className="sp" />
        <span className="mut sm">{list.data ? t('共 {n} 名', { n: list.data.total }) : null}</span>
        <Button
          variant="default"
          size="xs"
          disabled={cursors.length === 0}
          onClick={() => setCursors(cursors.slice(0, -1))}
        >
          {t('上一页')}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={!list.data?.next}
          onClick={() => list.data?.next && setCursors([...cursors, list.data.next])}
        >
          {t('下一页')}
        </Button>
        <span className="mut3 xs">{t('↑↓ 移动　空格 选中　回车 打开　n 记一笔')}</span>
      </div>
      {adding ? <AddChild close={() => setAdding(false)} /> : null}
    </Page>
  )
}
