import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { GridColumn } from '../../../domain/records/class-grid.ts'
import { t } from '../../words/words.ts'
import { type CellLook, GridCell } from './cell.tsx'
import type { GridRow } from './sheet.ts'

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Names down, columns across. One tab stop for all cells; arrows go from cell to cell and pass over what is done. */
export const GridTable = ({
  rows,
  columns,
  heads,
  lookOf,
  tap,
  refused,
}: {
  rows: readonly GridRow[]
  columns: readonly GridColumn[]
  heads: ReactNode
  lookOf: (row: GridRow, column: GridColumn) => CellLook
  tap: (row: GridRow, column: GridColumn) => void
  /** Why a child's record was not taken, by child. */
  refused: ReadonlyMap<string, string>
}) => {
  const looks = rows.map((row) => columns.map((column) => lookOf(row, column)))
  const first = looks.findIndex((of) => of.some((l) => l.is === 'button'))
  const [at, setAt] = useState<{ r: number; c: number } | null>(null)
  const still = at !== null && looks[at.r]?.[at.c]?.is === 'button' ? at : null
  const current = still ?? { r: first, c: (looks[first] ?? []).findIndex((l) => l.is === 'button') }
  const move = (e: KeyboardEvent<HTMLTableSectionElement>) => {
    const step = STEPS[e.key]
    const from = (e.target as HTMLElement).dataset
    if (!step || from.r === undefined || from.c === undefined || e.altKey || e.ctrlKey || e.metaKey) return
    e.preventDefault()
    for (
      let [r, c] = [Number(from.r) + step[0], Number(from.c) + step[1]];
      r >= 0 && c >= 0 && r < rows.length && c < columns.length;
      [r, c] = [r + step[0], c + step[1]]
    ) {
      const next = e.currentTarget.querySelector<HTMLElement>(`[data-r="${r}"][data-c="${c}"]`)
      if (!next) continue
      next.focus()
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      return
    }
  }
  return (
    <section className="card scroll grid-scroll" tabIndex={0} aria-label={t('全班的表')}>
      <table className="tbl class-grid">
        <thead>
          <tr>
            <th scope="col">{t('孩子')}</th>
            {columns.map((column) => (
              <th scope="col" key={column.kind.kind}>
                {t(column.kind.title)}
              </th>
            ))}
          </tr>
          <tr>
            <td className="xs mut">{t('点一下写下')}</td>
            {heads}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {rows.map((row, r) => (
            <tr key={row.id}>
              <th scope="row">
                <span className="xs mut num">{r + 1}</span>{' '}
                <Link
                  to="/record"
                  search={{ children: row.id } as never}
                  className="name"
                  title={t('给{name}单独记', { name: row.name })}
                >
                  {row.name}
                </Link>
                {refused.has(row.id) ? (
                  <span className="xs c-overdue grid-refused" role="alert">
                    {refused.get(row.id)}
                  </span>
                ) : null}
              </th>
              {columns.map((column, c) => (
                <GridCell
                  key={column.kind.kind}
                  look={looks[r]?.[c] ?? { is: 'laid' }}
                  name={row.name}
                  title={t(column.kind.title)}
                  at={{ r, c }}
                  tap={() => tap(row, column)}
                  focus={() => setAt({ r, c })}
                  current={current.r === r && current.c === c}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
