import { useAsk } from '../../client/queries.ts'
import { t } from '../../words/words.ts'
import type { Roster, Spot } from './grid.tsx'

/** What was typed over the file, each with what stood there: seen again when the list is opened again (F15). */
export const Mended = ({
  id,
  reason,
  mended,
  spot,
  pick,
}: {
  id: string
  /** Why whole numbers are asked for, where they are masked. */
  reason: string | null
  mended: Roster['mended']
  spot: Spot | null
  pick: (s: Spot) => void
}) => {
  const { total, items } = mended
  if (total === 0) return null
  return (
    <details open={total <= OPEN} style={{ borderTop: '1px solid var(--line)', paddingTop: 6 }}>
      <summary className="sm" style={{ cursor: 'pointer', minHeight: 32 }}>
        {t('改过的 {n} 格', { n: total })}
      </summary>
      {spot && items.some((m) => isAt(m, spot)) ? <Was id={id} reason={reason} spot={spot} /> : null}
      {items.map((m) => (
        <button
          key={`${m.sheet}${m.row}.${m.column}`}
          type="button"
          className="linkish sm mended-line"
          onClick={() => pick({ sheet: m.sheet, row: m.row, index: m.index, column: m.column })}
        >
          <span style={{ display: 'block' }}>
            {[t('第 {r} 行', { r: m.row }), m.name, m.heading].filter(Boolean).join('　')}
            <br />
            <s className="mut">{m.was || t('空')}</s>　→　<span className="becomes">{m.text || t('空')}</span>
          </span>
        </button>
      ))}
      {total > items.length ? (
        <p className="xs mut">{t('后面还有 {n} 格，在表里有颜色。', { n: total - items.length })}</p>
      ) : null}
    </details>
  )
}

type At = { sheet: string; row: number; column: number | null }
const isAt = (a: At, b: At) => a.sheet === b.sheet && a.row === b.row && a.column === b.column

/** What the file says at the chosen cell, whole for whoever sees it whole in the table: a number's mask hides what was wrong with it. */
const Was = ({ id, reason, spot }: { id: string; reason: string | null; spot: Spot }) => {
  const rows = useAsk('getRosterRows', {
    params: { id },
    query: { sheet: spot.sheet, from: spot.index, count: 1, ...(reason === null ? {} : { reason }) },
  })
  const was = spot.column === null ? undefined : rows.data?.rows[0]?.cells[spot.column]?.was
  return was === undefined ? null : (
    <p className="note sm" role="status" style={{ overflowWrap: 'anywhere' }}>
      {t('改过，表里原来是“{x}”', { x: was || t('空') })}
    </p>
  )
}

/** So many stand open; more are folded, so that what is still to be mended stays in sight. */
const OPEN = 12
