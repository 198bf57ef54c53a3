import type { OverviewCount } from '../../../domain/overview.ts'
import { t } from '../../words/words.ts'
import { Figure } from './figure.tsx'
import { missingWords } from './missing-words.ts'
import type { Overview, Row } from './order.ts'

export type Shown = {
  data: Overview
  rows: readonly Row[]
  /** All rows are shown: nothing is filtered away. */
  whole: boolean
  open: (row: Row | 'rest' | null, what: OverviewCount) => void
  enter: (row: Row) => void
}

/** At a desk: one line a place, the whole at the foot. */
export const Table = ({ data, rows, whole, open, enter }: Shown) => {
  const missing = data.rows.filter((r) => r.notReported.length > 0).length
  const cells = (name: string, row: Row | 'rest' | null, n: Pick<Row, OverviewCount>) => (
    <>
      {(['children', 'leftBehind', 'due', 'met', 'overdue'] as const).map((what) => (
        <td key={what} className="num">
          <Figure of={name} what={what} n={n[what]} open={() => open(row, what)} />
        </td>
      ))}
    </>
  )
  const changes = (name: string, row: Row | 'rest' | null, n: Pick<Row, OverviewCount>) => (
    <>
      {(['came', 'left', 'changed'] as const).map((what) => (
        <td key={what} className="num">
          <Figure of={name} what={what} n={n[what]} open={() => open(row, what)} />
        </td>
      ))}
    </>
  )
  return (
    <div className="card scroll" tabIndex={0} role="group" aria-label={t('一览')}>
      <table className="tbl">
        <thead>
          <tr>
            <th>{data.by === 'township' ? t('乡镇') : data.by === 'school' ? t('学校') : t('村')}</th>
            <th className="num">{t('在册孩子')}</th>
            <th className="num">{t('父母外出')}</th>
            <th className="num">{t('本月要做')}</th>
            <th className="num">{t('做了')}</th>
            <th className="num">{t('过期没做')}</th>
            <th>{t('没报的')}</th>
            <th className="num">{t('近七天来')}</th>
            <th className="num">{t('走')}</th>
            <th className="num">{t('有变')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td>
                {row.kind === 'township' ? (
                  <button type="button" className="linkish" onClick={() => enter(row)}>
                    <b>{row.name}</b>
                  </button>
                ) : (
                  <b>{row.name}</b>
                )}
                {row.under ? <span className="mut sm"> {row.under}</span> : null}
              </td>
              {cells(row.name, row, row)}
              <td className={row.notReported.length ? 'sm' : 'sm mut3'}>{missingWords(row) ?? '—'}</td>
              {changes(row.name, row, row)}
            </tr>
          ))}
          {whole && data.rest ? (
            <tr>
              <td className="mut">{t('不在以上各行的')}</td>
              {cells(t('不在以上各行的'), 'rest', data.rest)}
              <td className="mut3">—</td>
              {changes(t('不在以上各行的'), 'rest', data.rest)}
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <td>
              <b>{t('合计')}</b>
              <span className="mut sm"> {data.place.name}</span>
            </td>
            {cells(t('合计'), null, data.total)}
            <td className="sm mut">{missing ? t('{n} 个没报', { n: missing }) : t('都报了')}</td>
            {changes(t('合计'), null, data.total)}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
