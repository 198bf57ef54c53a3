import type { OverviewCount } from '../../../domain/overview.ts'
import { t } from '../../words/words.ts'
import { Figure } from './figure.tsx'
import { missingWords } from './missing-words.ts'
import type { Row } from './order.ts'
import type { Shown } from './table.tsx'

/** On a phone: a block a place, the whole first. */
export const Blocks = ({ data, rows, whole, open, enter }: Shown) => {
  const numbers = (name: string, row: Row | 'rest' | null, n: Pick<Row, OverviewCount>) => {
    const one = (what: OverviewCount, text: string) => (
      <Figure key={what} of={name} what={what} n={n[what]} text={text} open={() => open(row, what)} />
    )
    const moved = n.came + n.left + n.changed > 0
    return (
      <>
        <div className="row" style={{ flexWrap: 'wrap', gap: '0 14px' }}>
          {one('children', t('在册 {n}', { n: n.children }))}
          {one('leftBehind', t('父母外出 {n}', { n: n.leftBehind }))}
        </div>
        <div className="row" style={{ flexWrap: 'wrap', gap: '0 14px' }}>
          {one('due', t('本月要做 {n}', { n: n.due }))}
          {one('met', t('做了 {n}', { n: n.met }))}
          {one('overdue', t('过期 {n}', { n: n.overdue }))}
        </div>
        {moved ? (
          <div className="row" style={{ flexWrap: 'wrap', gap: '0 14px' }}>
            <span className="mut sm">{t('近七天')}</span>
            {n.came ? one('came', t('来 {n}', { n: n.came })) : null}
            {n.left ? one('left', t('走 {n}', { n: n.left })) : null}
            {n.changed ? one('changed', t('有变 {n}', { n: n.changed })) : null}
          </div>
        ) : null}
      </>
    )
  }
  return (
    <div className="card lines">
      <section className="pad">
        <h2 className="sec">{t('合计 {name}', { name: data.place.name })}</h2>
        {numbers(t('合计'), null, data.total)}
      </section>
      {rows.map((row) => {
        const missing = missingWords(row)
        return (
          <section key={row.code} className="pad">
            <h2 className="sec">
              {row.kind === 'township' ? (
                <button type="button" className="linkish" onClick={() => enter(row)}>
                  {row.name} ›
                </button>
              ) : (
                row.name
              )}
              {row.under ? <span className="mut sm"> {row.under}</span> : null}
            </h2>
            {missing ? <div className="sm">{missing}</div> : null}
            {numbers(row.name, row, row)}
          </section>
        )
      })}
      {whole && data.rest ? (
        <section className="pad">
          <h2 className="sec mut">{t('不在以上各行的')}</h2>
          {numbers(t('不在以上各行的'), 'rest', data.rest)}
        </section>
      ) : null}
    </div>
  )
}
