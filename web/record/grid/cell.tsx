import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { dayWords } from '../../client/child-text.ts'
import { Icon } from '../../ui/icon.tsx'
import { MARKS } from '../../ui/state-mark.tsx'
import { t } from '../../words/words.ts'
import type { GridRow } from './sheet.ts'

/** What a cell shows: what is there already (nothing to tap), or a button with what is owed or what was tapped. */
export type CellLook =
  | { is: 'done'; on: string; by: string }
  | { is: 'laid' }
  | { is: 'fixed'; words: string }
  | { is: 'button'; words: string; state: string | null; on: boolean; refused: boolean }

type Kept = GridRow['cells'][number]

/** Does a rule ask for this kind? Of others nobody can say that a child needs none. */
const isAskedFor = (kind: string | undefined): boolean =>
  DUTY_RULES.some((r) => r.subject === 'child' && r.evidence.kinds[0] === kind)

/** What is owed in as few words as a cell has. */
export const owedWords = (cell: Kept | undefined): { words: string; state: string | null } => {
  if (!cell || cell.state === null) return { words: isAskedFor(cell?.kind) ? t('不用') : t('没记'), state: null }
  const { state, period } = cell
  const days = cell.daysLate ?? 0
  const words =
    state === 'overdue'
      ? t('{p}过期 {n} 天', { p: period ?? '', n: days })
      : state === 'due-soon'
        ? days === 0
          ? t('今天截止')
          : t('还有 {n} 天', { n: -days })
        : state === 'waived'
          ? t('免了')
          : state === 'missed'
            ? t('{p}没做', { p: period ?? '' })
            : (period ?? '')
  return { words, state }
}

export const GridCell = ({
  look,
  name,
  title,
  at,
  tap,
  focus,
  current,
}: {
  look: CellLook
  name: string
  title: string
  at: { r: number; c: number }
  tap: () => void
  focus: () => void
  /** The one cell that the tab key reaches; arrows go on from it. */
  current: boolean
}) => {
  if (look.is === 'done')
    return (
      <td className="grid-done">
        <span className="st c-met">
          <Icon name="met" />
          {dayWords(look.on)}
        </span>
        <span className="xs mut grid-by">{look.by}</span>
      </td>
    )
  if (look.is === 'laid') return <td className="grid-done sm mut">{t('在手机里')}</td>
  if (look.is === 'fixed') return <td className="grid-done sm">{look.words}</td>
  const [icon, colour] = look.state === null ? [null, 'waived'] : (MARKS[look.state] ?? [null, 'waived'])
  return (
    <td className="grid-cell">
      <button
        type="button"
        className={look.on ? 'grid-tap on' : 'grid-tap'}
        aria-pressed={look.on}
        aria-label={t('{name} {x}：{w}', { name, x: title, w: look.words })}
        aria-invalid={look.refused || undefined}
        data-r={at.r}
        data-c={at.c}
        tabIndex={current ? 0 : -1}
        onFocus={focus}
        onClick={tap}
      >
        {look.on ? (
          <b>
            <span aria-hidden>✓ </span>
            {look.words}
          </b>
        ) : (
          <span className={`st c-${colour}`}>
            {icon === null ? null : <Icon name={icon} />}
            {look.words}
          </span>
        )}
      </button>
    </td>
  )
}
