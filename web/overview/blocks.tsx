import type { OverviewCount } from '../../domain/overview.ts'
import { t } from '../words/words.ts'
import { type Ask, askWords, Figure } from './figure.tsx'
import { missingWords } from './missing-words.ts'
import type { Numbers, Of } from './order.ts'
import type { Shown } from './table.tsx'

/** On a phone: a block a place, the whole first. */
export const Blocks = ({ data, rows, whole, open, enter }: Shown) => {
  const numbers = (name: string, row: Of, n: Numbers) => {
    const one = (ask: Ask, value: number, text: string, late = false) => (
      <Figure
        key={`${ask.what}${ask.rule ?? ''}${ask.month ?? ''}`}
        of={name}
        says={askWords(ask, data.rules)}
        n={value}
        open={() => open(row, ask)}
        late={late}
      >
        {text}
      </Figure>
    )
    const count = (what: OverviewCount, text: string) => one({ what }, n[what], text)
    const before = data.months.flatMap((m, i) =>
      m === data.month || !n.months[i]?.missed
        ? []
        : [
            one(
              { what: 'missed', month: m },
              n.months[i].missed,
              t('{m} 月 {n}', { m: Number(m.slice(5)), n: n.months[i].missed }),
            ),
          ],
    )
    return (
      <>
        <div className="row figures">{count('children', t('在册 {n}', { n: n.children }))}</div>
        <div className="row figures">
          <span className="mut sm">{t('父母外出')}</span>
          {count('education', t('教育口径 {n}', { n: n.education }))}
          {count('state', t('国务院口径 {n}', { n: n.state }))}
        </div>
        {data.rules.map(({ rule, title }, i) => {
          const { due, met, overdue } = n.duties[i] ?? { due: 0, met: 0, overdue: 0 }
          return due === 0 ? null : (
            <div key={rule} className="row figures">
              <span className="mut sm">{t(title)}</span>
              {one({ what: 'due', rule }, due, t('要做 {n}', { n: due }))}
              {one({ what: 'met', rule }, met, t('做了 {n}', { n: met }))}
              {overdue ? one({ what: 'overdue', rule }, overdue, t('过期 {n}', { n: overdue }), true) : null}
            </div>
          )
        })}
        {before.length ? (
          <div className="row figures">
            <span className="mut sm">{t('漏下')}</span>
            {before}
          </div>
        ) : null}
        {n.came + n.left + n.changed > 0 ? (
          <div className="row figures">
            <span className="mut sm">{t('近七天')}</span>
            {n.came ? count('came', t('来 {n}', { n: n.came })) : null}
            {n.left ? count('left', t('走 {n}', { n: n.left })) : null}
            {n.changed ? count('changed', t('有变 {n}', { n: n.changed })) : null}
          </div>
        ) : null}
      </>
    )
  }
  return (
    <div className="card lines">
      <section className="pad">
        <h2 className="sec">
          {t('合计 {name}', { name: data.place.name })}{' '}
          <span className="mut sm">{t('要做的按 {m} 月', { m: Number(data.month.slice(5)) })}</span>
        </h2>
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
            {missing ? <div className="sm c-soon">{missing}</div> : null}
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
