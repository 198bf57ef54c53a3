import type { ReactNode } from 'react'
import { OVERVIEW_WORDS, type OverviewOpen } from '../../domain/overview.ts'
import { t } from '../words/words.ts'

/** What is opened: which number, of which rule or month. */
export type Ask = { what: OverviewOpen; rule?: string; month?: string }
export type Titles = readonly { rule: string; title: string }[]

export const askWords = ({ what, rule, month }: Ask, rules: Titles): string =>
  [
    month ? t('{m} 月', { m: Number(month.slice(5)) }) : '',
    t(rules.find((r) => r.rule === rule)?.title ?? ''),
    t(OVERVIEW_WORDS[what]),
  ]
    .filter(Boolean)
    .join(' ')

/** A number that opens to who stands behind it; nothing stands behind none. */
export const Figure = ({
  of,
  says,
  n,
  open,
  children,
  late = false,
}: {
  /** Of which row, for those who hear the page. */
  of: string
  /** What the number is, in words. */
  says: string
  n: number
  open: () => void
  /** What is shown where the bare number says too little. */
  children?: ReactNode
  late?: boolean
}) =>
  n === 0 ? (
    <span className="mut3">{children ?? '0'}</span>
  ) : (
    <button
      type="button"
      className={late ? 'linkish figure c-overdue' : 'linkish figure'}
      title={t('{what} {n}，点开看名字', { what: says, n })}
      onClick={open}
    >
      <span className="vh">{t('{of}：{what} ', { of, what: says })}</span>
      {children ?? n}
    </button>
  )
