import { t } from '../../words/words.ts'
import type { Roster, Spot } from './grid.tsx'

/** What was typed over the file, each with what stood there: seen again when the list is opened again (F15). */
export const Mended = ({ mended, pick }: { mended: Roster['mended']; pick: (s: Spot) => void }) => {
  const { total, items } = mended
  if (total === 0) return null
  return (
    <details open={total <= OPEN} style={{ borderTop: '1px solid var(--line)', paddingTop: 6 }}>
      <summary className="sm" style={{ cursor: 'pointer', minHeight: 32 }}>
        {t('改过的 {n} 格', { n: total })}
      </summary>
      {items.map((m) => (
        <button
          key={`${m.sheet}${m.row}.${m.column}`}
          type="button"
          className="linkish sm mended-line"
          onClick={() => pick({ sheet: m.sheet, row: m.row, index: m.index, column: m.column })}
        >
          {[t('第 {r} 行', { r: m.row }), m.name, m.heading].filter(Boolean).join('　')}
          <br />
          <s className="mut">{m.was || t('空')}</s>　→　<span className="becomes">{m.text || t('空')}</span>
        </button>
      ))}
      {total > items.length ? (
        <p className="xs mut">{t('后面还有 {n} 格，在表里有颜色。', { n: total - items.length })}</p>
      ) : null}
    </details>
  )
}

/** So many stand open; more are folded, so that what is still to be mended stays in sight. */
const OPEN = 12
