import {
  CHILD_FILLS,
  type ChildFill,
  type FormCell,
  type FormGrid,
  type FormMapping,
  figureOfFill,
  PLACE_FILLS,
  type PlaceFill,
} from '../../../domain/registers/blank-form.ts'
import { t } from '../../words/words.ts'
import { type BlankForm, filledWith, type Picked } from './picked.ts'

/** Rows of a form that are looked at: what stands below is filled all the same. */
const MOST_SHOWN = 60

const titleOf = (what: string, figures: BlankForm['figures']): string => {
  const figure = figureOfFill(what)
  if (figure !== null) return t(figures.find(({ id }) => id === figure)?.title ?? figure)
  return t(CHILD_FILLS[what as ChildFill] ?? PLACE_FILLS[what as PlaceFill] ?? what)
}

/** The form as it looks, each cell to be pointed at; what will be filled says with what. */
export const FormLook = ({
  at,
  grid,
  mapping,
  figures,
  picked,
  pick,
}: {
  at: number
  grid: FormGrid
  mapping: FormMapping
  figures: BlankForm['figures']
  picked: Picked | null
  /** Null: only to be looked at. */
  pick: ((cell: Picked) => void) | null
}) => {
  const rows = rowsOf(grid.cells)
  const { list } = mapping
  const line = (row: number, cells: FormCell[]) => (
    <tr key={row}>
      {cells.map((cell) => {
        const here = { grid: at, row: cell.row, column: cell.column }
        const what = filledWith(mapping, here)
        const inside = list?.grid === at && cell.row >= list.first && cell.row <= list.last
        const filled =
          what !== null &&
          (inside || mapping.spots.some((s) => s.grid === at && s.row === cell.row && s.column === cell.column))
        const words = [cell.text, filled ? `〔${titleOf(what, figures)}〕` : ''].filter(Boolean).join(' ')
        const chosen = picked?.grid === at && picked.row === cell.row && picked.column === cell.column
        return (
          <td
            key={cell.column}
            colSpan={cell.across}
            rowSpan={cell.down}
            className={filled ? 'filled' : undefined}
            aria-current={chosen || undefined}
          >
            {pick ? (
              <button
                type="button"
                aria-label={t('第 {r} 行第 {c} 格：{x}', {
                  r: cell.row + 1,
                  c: cell.column + 1,
                  x: words || t('空'),
                })}
                onClick={() => pick(here)}
              >
                {words || ' '}
              </button>
            ) : (
              words
            )}
          </td>
        )
      })}
    </tr>
  )
  return (
    <section className="card pad col" style={{ gap: 8 }}>
      <h2 className="sec">{grid.name}</h2>
      <div className="scroll" tabIndex={0} role="group" aria-label={grid.name}>
        <table className="form-look">
          <tbody>{rows.slice(0, MOST_SHOWN).map(([row, cells]) => line(row, cells))}</tbody>
        </table>
      </div>
      {rows.length > MOST_SHOWN ? (
        <p className="sm mut">{t('下面还有 {n} 行，没有画出来。', { n: rows.length - MOST_SHOWN })}</p>
      ) : null}
    </section>
  )
}

/** Row by row, with empty cells where the file wrote none down. */
const rowsOf = (cells: readonly FormCell[]): [number, FormCell[]][] => {
  const width = Math.max(0, ...cells.map((c) => c.column + c.across))
  const height = Math.max(0, ...cells.map((c) => c.row + c.down))
  const taken = new Set(
    cells.flatMap((c) =>
      Array.from(
        { length: c.down * c.across },
        (_, i) => `${c.row + Math.floor(i / c.across)} ${c.column + (i % c.across)}`,
      ),
    ),
  )
  const by = Map.groupBy(cells, (c) => c.row)
  return Array.from({ length: height }, (_, row): [number, FormCell[]] => {
    const bare = Array.from({ length: width }, (_, column) => column).filter((column) => !taken.has(`${row} ${column}`))
    const own = [...(by.get(row) ?? []), ...bare.map((column) => ({ row, column, down: 1, across: 1, text: '' }))]
    return [row, own.toSorted((a, b) => a.column - b.column)]
  })
}
