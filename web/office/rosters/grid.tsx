import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type Answer, type Ask, call, type Refusal } from '../../client/call.ts'
import { t } from '../../words/words.ts'
import { CellEditor } from './cell-editor.tsx'

export type Roster = Answer<'getRoster'>
export type Sheet = Roster['sheets'][number]
/**
 * A cell of the file; `index`: the row's place in its sheet. `column` null: the row as a whole. `edit`: open where it
 * stands. `code`: which of the faults there was chosen.
 */
export type Spot = { sheet: string; row: number; index: number; column: number | null; edit?: boolean; code?: string }
type Row = Answer<'getRosterRows'>['rows'][number]

/** Rows drawn at once, and asked for at once: a county's list must not freeze an old computer. */
const WINDOW = 60
const PAGE = 200
/** Sizes here are pixels at the usual text size; a reader with larger text has larger cells. */
const textScale = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
/** A column's width follows its meaning, never its cells: it must not move while other rows come into sight. */
const WIDTHS: Record<string, number> = {
  seq: 76,
  name: 100,
  sex: 76,
  grade: 88,
  class: 100,
  gradeClass: 108,
  age: 76,
  boarder: 92,
  ethnicity: 92,
  fatherName: 104,
  motherName: 104,
  carerName: 104,
  idNumber: 168,
  studentNo: 180,
}
const COLUMN = 136

/** The school's own table as it stands, meanings above its columns, faults at their cells. Arrows move, Enter opens, Escape leaves. */
export const Grid = ({
  id,
  sheet,
  roster,
  reason,
  spot,
  pick,
  mend,
  mean,
}: {
  id: string
  sheet: Sheet
  roster: Roster
  /** Why whole numbers are asked for, where they are masked. */
  reason: string | null
  spot: Spot | null
  pick: (s: Spot | null) => void
  mend: (s: Spot, text: string) => void
  mean: (column: number, field: string | null) => void
}) => {
  const [top, setTop] = useState(0)
  const [scale] = useState(textScale)
  const HEIGHT = 30 * scale
  const NUMBERS = 48 * scale
  const widthOf = (field: string | null): number => scale * ((field && WIDTHS[field]) || COLUMN)
  const box = useRef<HTMLElement>(null)
  const from = Math.max(0, Math.min(Math.floor(top / HEIGHT) - 15, sheet.rowCount - WINDOW))
  const to = Math.min(sheet.rowCount, from + WINDOW)
  const rowAt = useRows(id, sheet.name, reason, from, to)
  const open = roster.state === 'read'
  const columns = Array.from(
    { length: sheet.width },
    (_, c) => sheet.columns.find((x) => x.column === c) ?? { column: c, heading: '', field: null, sure: true },
  )
  const left = (column: number) => columns.slice(0, column).reduce((sum, c) => sum + widthOf(c.field), 0)
  const who = columns.find((c) => c.field === 'name')?.column ?? null
  const kept = who === null ? 0 : widthOf('name')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table moves when another place is chosen, not when a column's meaning changes
  useEffect(() => {
    if (spot?.sheet !== sheet.name || !box.current) return
    const at = spot.index * HEIGHT
    const { scrollTop, clientHeight, clientWidth, scrollLeft } = box.current
    const x = NUMBERS + left(spot.column ?? 0)
    const own = widthOf(columns[spot.column ?? 0]?.field ?? null)
    const aside = x < scrollLeft + NUMBERS + kept || x + own > scrollLeft + clientWidth
    box.current.scrollTo({
      top: at < scrollTop || at > scrollTop + clientHeight - 140 ? Math.max(0, at - 120) : scrollTop,
      left: aside ? Math.max(0, x - NUMBERS - kept - COLUMN / 2) : scrollLeft,
    })
  }, [spot, sheet.name])
  return (
    <section
      ref={box}
      className="card scroll"
      onScroll={(e) => setTop(e.currentTarget.scrollTop)}
      onKeyDown={arrows}
      aria-label={t('表格原样')}
      tabIndex={0}
    >
      <table
        className="tbl sheet"
        style={{ fontSize: 'var(--t-s)', width: NUMBERS + left(sheet.width) }}
        aria-rowcount={sheet.rowCount}
      >
        <colgroup>
          <col style={{ width: NUMBERS }} />
          {columns.map((c) => (
            <col key={c.column} style={{ width: widthOf(c.field) }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th style={{ textAlign: 'right' }}>{t('行')}</th>
            {columns.map((c) => (
              <th key={c.column} className={c.column === who ? 'who' : undefined} style={{ height: 56 * scale }}>
                <div className="xs mut head" title={c.heading}>
                  {c.heading}
                </div>
                {c.heading ? (
                  <Select
                    size="xs"
                    w={widthOf(c.field) - 16}
                    disabled={!open}
                    aria-label={t('“{h}”这一列是', { h: c.heading })}
                    value={c.field ?? ''}
                    onChange={(v) => v !== (c.field ?? '') && mean(c.column, v === '' ? null : v)}
                    searchable
                    nothingFoundMessage={t('没有这种')}
                    data={[
                      { value: '', label: c.sure ? t('不用') : t('这是什么？') },
                      ...roster.fields.map((f) => ({ value: f.field, label: f.title })),
                    ]}
                    comboboxProps={{ width: 168 * scale, position: 'bottom-start' }}
                    styles={{
                      input: {
                        paddingInline: 8,
                        ...(c.sure ? {} : { borderColor: 'var(--soon)', background: 'var(--soon-soft)' }),
                      },
                      section: { width: 20 },
                    }}
                  />
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={from * HEIGHT} width={sheet.width} />
          {Array.from({ length: to - from }, (_, i) => from + i).map((index) => {
            const row = rowAt(index)
            return row ? (
              <Line
                key={index}
                row={row}
                index={index}
                columns={columns}
                who={who}
                spot={spot?.sheet === sheet.name && spot.index === index ? spot : null}
                open={open}
                pick={(column) => pick({ sheet: sheet.name, row: row.row, index, column, edit: true })}
                leave={() => pick(null)}
                mend={(column, text) => mend({ sheet: sheet.name, row: row.row, index, column }, text)}
              />
            ) : (
              <Gap key={index} height={HEIGHT} width={sheet.width} />
            )
          })}
          <Gap height={(sheet.rowCount - to) * HEIGHT} width={sheet.width} />
        </tbody>
      </table>
    </section>
  )
}

/** All rows that were asked for: where they are long one answer does not take them at once. */
const allRows = async (ask: Ask<'getRosterRows'>): Promise<Row[]> => {
  const { from = 0, count = PAGE } = (ask.query ?? {}) as { from?: number; count?: number }
  const rows: Row[] = []
  for (let next: number | null = from; next !== null; ) {
    const page: Answer<'getRosterRows'> = await call('getRosterRows', {
      ...ask,
      query: { ...ask.query, from: next, count: count - rows.length },
    })
    rows.push(...page.rows)
    next = page.next
  }
  return rows
}

/** The one or two pages that the window touches. */
const useRows = (
  id: string,
  sheet: string,
  reason: string | null,
  from: number,
  to: number,
): ((index: number) => Row | undefined) => {
  const first = Math.floor(from / PAGE)
  const last = Math.floor(Math.max(from, to - 1) / PAGE)
  const ask = (n: number): Ask<'getRosterRows'> => ({
    params: { id },
    query: { sheet, from: n * PAGE, count: PAGE, ...(reason === null ? {} : { reason }) },
  })
  const page = (n: number) => ({ queryKey: ['getRosterRows', ask(n), 'whole'], queryFn: () => allRows(ask(n)) })
  const one = useQuery<Row[], Refusal>(page(first))
  const two = useQuery<Row[], Refusal>({ ...page(last), enabled: last !== first })
  return (index) => (Math.floor(index / PAGE) === first ? one : two).data?.[index % PAGE]
}

const Gap = ({ height, width }: { height: number; width: number }) =>
  height > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={width + 1} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null

const Line = ({
  row,
  index,
  columns,
  who,
  spot,
  open,
  pick,
  leave,
  mend,
}: {
  row: Row
  index: number
  columns: { column: number; heading: string }[]
  /** The column that holds the name: it stays in sight. */
  who: number | null
  spot: Spot | null
  open: boolean
  pick: (column: number) => void
  leave: () => void
  mend: (column: number, text: string) => void
}) => {
  const child = row.kind === 'child'
  return (
    <tr className={child ? undefined : row.kind === 'header' ? 'skipped' : 'skipped loose'}>
      <td className={`num mut rowno${spot?.column === null ? ' here' : ''}`}>{row.row}</td>
      {columns.map((c, i) => {
        const cell = row.cells[c.column]
        const text = cell?.text ?? ''
        const here = spot?.column === c.column
        const stays = child && c.column === who ? ' who' : ''
        if (here && spot.edit && child && open)
          return (
            <td key={c.column} className={`here${cell?.issue ? ' bad' : ''}${stays}`}>
              <CellEditor
                text={text}
                masked={cell?.masked === true}
                save={(value) => mend(c.column, value)}
                leave={leave}
              />
            </td>
          )
        const mended = cell?.was === undefined ? '' : t('改过，表里原来是“{x}”', { x: cell.was || t('空') })
        return (
          <td
            key={c.column}
            className={`${cell?.issue ? 'bad' : mended ? 'mended' : ''}${here ? ' here' : ''}${stays}`}
            title={mended || undefined}
          >
            {child ? (
              <button
                type="button"
                className="linkish cell"
                data-at={`${index} ${c.column}`}
                tabIndex={i === 0 ? 0 : -1}
                onClick={() => pick(c.column)}
                aria-label={`${c.heading} ${text || t('空')}${cell?.issue ? t('，要改') : ''}${mended ? `，${mended}` : ''}`}
              >
                {text.slice(0, 40) || '　'}
              </button>
            ) : (
              text.slice(0, 40)
            )}
          </td>
        )
      })}
    </tr>
  )
}

const STEP: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrows go from cell to cell; rows that are no children are stepped over. */
const arrows = (event: KeyboardEvent<HTMLElement>) => {
  const step = STEP[event.key]
  const at = (event.target as HTMLElement).dataset.at?.split(' ').map(Number)
  if (!step || !at) return
  event.preventDefault()
  for (let n = 1; n <= 12; n++) {
    const next = event.currentTarget.querySelector<HTMLElement>(
      `[data-at="${(at[0] ?? 0) + step[0] * n} ${(at[1] ?? 0) + step[1]}"]`,
    )
    if (next) return next.focus()
  }
}
