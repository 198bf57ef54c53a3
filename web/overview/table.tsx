import { type ReactNode, useState } from 'react'
import type { OverviewKind } from '../../domain/overview.ts'
import { t } from '../words/words.ts'
import { Cells } from './cells.tsx'
import type { Ask } from './figure.tsx'
import { missingShort, missingWords } from './missing-words.ts'
import type { Of, Overview, Row } from './order.ts'

export type Shown = {
  data: Overview
  rows: readonly Row[]
  /** All rows are shown: nothing is filtered away. */
  whole: boolean
  open: (row: Of, ask: Ask) => void
  /** To the table of a row's own places. */
  enter: (row: Row) => void
  /** What a township's line opens to, in lines of the same columns; without it `enter`. */
  inner?: (row: Row, columns: Columns) => ReactNode
  /** The share that fills a bar: one for all tables of a page. */
  scale: number
}
/** The columns that all lines of a table share. */
export type Columns = { rules: Overview['rules']; months: readonly string[]; scale: number }

const HEADS: Record<OverviewKind, string> = { township: '乡镇', school: '学校', village: '村（社区）' }

/** So few townships stand open. */
const FEW = 3

/** At a desk: one line a place, in the order of places, the whole at the foot (looks: desk-home-township). */
export const Table = ({ data, rows, whole, open, enter, inner, scale }: Shown) => {
  const [unfolded, unfold] = useState<readonly string[]>(() =>
    data.rows.length <= FEW ? data.rows.map((row) => row.code) : [],
  )
  const { months } = data
  // What nobody here is owed this month has no column.
  const rules = data.rules.filter((_, i) => (data.total.duties[i]?.due ?? 0) > 0)
  const columns = { rules, months, scale }
  const missing = data.rows.filter((r) => r.notReported.length > 0).length
  const month = Number(data.month.slice(5))
  const toggle = (row: Row) =>
    inner
      ? unfold((all) => (all.includes(row.code) ? all.filter((c) => c !== row.code) : [...all, row.code]))
      : enter(row)
  const cells = (name: string, row: Of, numbers: Overview['total']) => (
    <Cells {...columns} name={name} numbers={numbers} data={data} open={(ask) => open(row, ask)} />
  )
  return (
    <div className="card scroll" tabIndex={0} role="group" aria-label={t('一览')}>
      <table className="tbl places">
        <colgroup>
          {[118, 44, 60, 50, ...rules.map(() => 90), 98, 72, 56].map((width, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
            <col key={i} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th rowSpan={2} className="lead">
              {t(HEADS[data.by])}
            </th>
            <th rowSpan={2} className="num">
              {t('在册')}
            </th>
            <th colSpan={2} className="mid">
              {t('父母外出')}
            </th>
            {rules.length ? (
              <th colSpan={rules.length} className="mid">
                {t('{m} 月：做了/要做', { m: month })}
              </th>
            ) : null}
            <th rowSpan={2}>
              {t('漏下，逐月')}
              <span className="missed-months">
                {months.map((m) => (
                  <span key={m} className={m === data.month ? 'c-soon' : ''}>
                    {Number(m.slice(5))}
                  </span>
                ))}
              </span>
            </th>
            <th rowSpan={2}>{t('近七天')}</th>
            <th rowSpan={2}>{t('没报的')}</th>
          </tr>
          <tr>
            <th className="num">{t('教育口径')}</th>
            <th className="num">{t('国务院')}</th>
            {rules.map((r) => (
              <th key={r.rule}>{r.unit === '户' ? t('{x}（户）', { x: t(r.title) }) : t(r.title)}</th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={row.code}>
            <tr>
              <th scope="row" className="lead">
                {row.kind === 'township' ? (
                  <button
                    type="button"
                    className="linkish"
                    aria-expanded={inner ? unfolded.includes(row.code) : undefined}
                    onClick={() => toggle(row)}
                  >
                    <b>
                      {inner ? (unfolded.includes(row.code) ? '▾ ' : '▸ ') : ''}
                      {row.name}
                    </b>
                  </button>
                ) : (
                  <b>{row.name}</b>
                )}
                {row.under ? <span className="mut sm"> {row.under}</span> : null}
              </th>
              {cells(row.name, row, row)}
              <td className={row.notReported.length ? 'sm c-soon' : 'sm mut3'} title={missingWords(row) ?? undefined}>
                {missingShort(row) || '—'}
              </td>
            </tr>
            {inner && unfolded.includes(row.code) ? inner(row, columns) : null}
          </tbody>
        ))}
        <tfoot>
          {whole && data.rest ? (
            <tr>
              <th scope="row" className="lead mut">
                {t('不在以上各行的')}
              </th>
              {cells(t('不在以上各行的'), 'rest', data.rest)}
              <td className="mut3">—</td>
            </tr>
          ) : null}
          <tr className="sum">
            <th scope="row" className="lead">
              <b>{t('合计')}</b>
            </th>
            {cells(t('合计'), null, data.total)}
            <td className="sm mut">{missing ? t('{n} 个', { n: missing }) : t('都报了')}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
