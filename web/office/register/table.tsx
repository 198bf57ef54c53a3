import { Checkbox } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, memo } from 'react'
import type { ChildRow } from '../../client/child-text.ts'
import { useUsualKinds } from '../../client/record-kinds.ts'
import { t } from '../../words/words.ts'
import { COLUMNS, type ColumnKey, Month, UNPRINTED } from './columns.tsx'

type Shared = {
  chosen: ReadonlySet<string>
  toggle: (id: string) => void
  canRecord: boolean
}
/** The school's name before the class, where the list holds several schools. */
export type SchoolName = (id: number | null) => string

/** Keys of a row: ↑↓ move, space choose, enter open, n record. */
const useRowKeys = ({ toggle, canRecord }: Shared) => {
  const navigate = useNavigate()
  const [usual] = useUsualKinds()
  return (event: KeyboardEvent<HTMLElement>, id: string) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const { currentTarget: row } = event
    const step =
      event.key === 'ArrowDown'
        ? row.nextElementSibling
        : event.key === 'ArrowUp'
          ? row.previousElementSibling
          : event.key === 'Home'
            ? row.parentElement?.firstElementChild
            : event.key === 'End'
              ? row.parentElement?.lastElementChild
              : null
    if (step instanceof HTMLElement) step.focus()
    else if (event.key === 'Enter') void navigate({ to: '/children/$id', params: { id } })
    else if (event.key === ' ') toggle(id)
    else if (event.key === 'n' && canRecord && usual)
      void navigate({ to: '/record/$kind', params: { kind: usual.kind }, search: { children: id } })
    else return
    event.preventDefault()
  }
}

export const Table = (
  props: Shared & {
    rows: readonly ChildRow[]
    columns: readonly ColumnKey[]
    school: SchoolName
    chooseAll: (on: boolean) => void
  },
) => {
  const { rows, columns, chosen, toggle, chooseAll, school } = props
  const keys = useRowKeys(props)
  const all = rows.length > 0 && rows.every((r) => chosen.has(r.id))
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th style={{ width: 36 }} className="noprint">
            <Checkbox
              size="xs"
              aria-label={t('选中列出的全部')}
              checked={all}
              indeterminate={!all && chosen.size > 0}
              onChange={() => chooseAll(!all)}
            />
          </th>
          <th>{t('姓名')}</th>
          {columns.map((key) => (
            <th key={key} className={UNPRINTED.has(key) ? 'noprint' : undefined}>
              {t(COLUMNS[key].title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            school={school}
            columns={columns}
            on={chosen.has(row.id)}
            toggle={toggle}
            keys={keys}
          />
        ))}
      </tbody>
    </table>
  )
}

const Row = memo(
  ({
    row,
    columns,
    school,
    on,
    toggle,
    keys,
  }: {
    row: ChildRow
    columns: readonly ColumnKey[]
    school: SchoolName
    on: boolean
    toggle: (id: string) => void
    keys: (event: KeyboardEvent<HTMLElement>, id: string) => void
  }) => (
    <tr
      tabIndex={0}
      data-child={row.id}
      aria-selected={on}
      onKeyDown={(e) => keys(e, row.id)}
      // As Enter does (F22); the box is tapped twice as two taps.
      onDoubleClick={(e) => {
        if (!(e.target instanceof HTMLInputElement)) e.currentTarget.querySelector<HTMLElement>('a.name')?.click()
      }}
    >
      <td className="noprint">
        {/* Plain: a library's box in each of a thousand rows is a second on an old computer. */}
        <input
          type="checkbox"
          className="tick"
          aria-label={t('选{name}', { name: row.name })}
          checked={on}
          onChange={() => toggle(row.id)}
          tabIndex={-1}
        />
      </td>
      <td>
        <Link to="/children/$id" params={{ id: row.id }} className="name" tabIndex={-1} preload={false}>
          {row.name}
        </Link>
      </td>
      {columns.map((key) => (
        <td key={key} className={UNPRINTED.has(key) ? 'noprint' : undefined}>
          {COLUMNS[key].cell(row, school)}
        </td>
      ))}
    </tr>
  ),
  (a, b) => a.row === b.row && a.on === b.on && a.columns === b.columns && a.school === b.school,
)

/** The same rows for a hand: the name first, who and where below it, the month's state at the end. */
export const Cards = ({ rows, school }: { rows: readonly ChildRow[]; school: SchoolName }) => (
  <div className="card lines">
    {rows.map((row) => (
      <Link
        key={row.id}
        to="/children/$id"
        params={{ id: row.id }}
        data-child={row.id}
        preload={false}
        style={{ display: 'block', padding: '8px 12px', color: 'inherit', textDecoration: 'none' }}
      >
        <b style={{ fontSize: 'var(--t-l)' }}>{row.name}</b>{' '}
        <span className="mut sm">
          {[COLUMNS.class.cell(row, school), row.age === null ? '' : t('{n} 岁', { n: row.age })]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <div className="mut sm">
          {[COLUMNS.parents.cell(row, school), COLUMNS.carer.cell(row, school)].filter(Boolean).join(' · ')}
        </div>
        <Month row={row} />
      </Link>
    ))}
  </div>
)
