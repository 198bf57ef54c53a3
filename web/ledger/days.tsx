import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'
import { type Account, amountWords, type Ledger } from './words.ts'

/** One account day by day: what came, what went, what was left at the day's end. */
export const Days = ({ account, days }: { account: Account; days: Ledger['days'] }) => (
  <section className="col" style={{ gap: 6 }} aria-label={t('每天的余额')}>
    <h2 className="sec">{t('{x}：每天的余额', { x: account.name })}</h2>
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{t('日子')}</th>
          <th scope="col" className="num">
            {t('收')}
          </th>
          <th scope="col" className="num">
            {t('付')}
          </th>
          <th scope="col" className="num">
            {t('余')}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.on}>
            <td>{dayWords(day.on)}</td>
            <td className="num">{day.came ? amountWords(day.came, account.unit) : ''}</td>
            <td className="num">{day.went ? amountWords(day.went, account.unit) : ''}</td>
            <td className="num">{amountWords(day.left, account.unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
