import { OVERVIEW_WORDS, type OverviewCount } from '../../../domain/overview.ts'
import { t } from '../../words/words.ts'

/** A number that opens to who stands behind it; nothing stands behind none. */
export const Figure = ({
  of,
  what,
  n,
  open,
  text,
}: {
  /** Of which row, for those who hear the page. */
  of: string
  what: OverviewCount
  n: number
  open: () => void
  /** What is shown where the bare number says too little. */
  text?: string
}) =>
  n === 0 ? (
    <span className="mut3">{text ? text : '0'}</span>
  ) : (
    <button
      type="button"
      className="linkish"
      style={{ color: what === 'overdue' ? 'var(--overdue)' : 'inherit', minHeight: 30 }}
      aria-label={t('{of}：{what} {n}', { of, what: t(OVERVIEW_WORDS[what]), n })}
      onClick={open}
    >
      {text ?? n}
    </button>
  )
