import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { type Account, amountWords, type Ledger } from './words.ts'

/** What a place has: its funds and goods, each a way into what was booked on it. */
export const Standing = ({
  accounts,
  chosen,
  choose,
}: {
  accounts: readonly Account[]
  chosen: string | undefined
  choose: (id: string | undefined) => void
}) => {
  const shown = accounts.filter((a) => a.sort === 'fund' || a.sort === 'store')
  return (
    <div className="ledger-accounts">
      {shown.map((a) => (
        <button
          key={a.id}
          type="button"
          className="card pad"
          aria-pressed={chosen === a.id}
          onClick={() => choose(chosen === a.id ? undefined : a.id)}
        >
          <span className="mut sm">{a.sort === 'fund' ? t('资金') : t('物品')}</span>
          <b>{a.name}</b>
          <span className="num big">{amountWords(a.balance, a.unit)}</span>
        </button>
      ))}
    </div>
  )
}

/** What is owed: to teachers who paid, by children who borrowed. */
export const Owed = ({ ledger, repay }: { ledger: Ledger; repay: (advance: Account) => void }) => {
  const me = useMe()
  const advances = ledger.accounts.filter((a) => a.sort === 'advance')
  const loans = ledger.accounts.filter((a) => a.sort === 'loan')
  const sum = advances.reduce((n, a) => n - a.balance, 0)
  return (
    <>
      {advances.length ? (
        <section className="col" style={{ gap: 6 }} aria-label={t('没有报销的垫付')}>
          <h2 className="sec">{t('没有报销的垫付 {n} 笔，{x}', { n: advances.length, x: amountWords(sum, 'fen') })}</h2>
          <div className="card lines">
            {advances.map((a) => (
              <div key={a.id} className="row" style={{ padding: '6px 12px', gap: '2px 12px' }}>
                <div style={{ flex: '1 1 12em', minWidth: 0 }}>
                  <b>{a.holder?.id === me.accountId ? t('我') : a.holder?.name}</b>　{a.name}
                  <div className="sm mut">{t('{d}垫的', { d: dayWords(a.openedOn) })}</div>
                </div>
                <span className="num">{amountWords(a.balance, a.unit)}</span>
                {ledger.may.write && a.holder?.id !== me.accountId ? (
                  <Button
                    variant="default"
                    onClick={() => repay(a)}
                    aria-label={t('报销{who}的{x}', { who: a.holder?.name ?? '', x: a.name })}
                  >
                    {t('报销')}
                  </Button>
                ) : null}
              </div>
            ))}
          </div>
        </section>
      ) : null}
      {loans.length ? (
        <section className="col noprint" style={{ gap: 6 }} aria-label={t('没有还的')}>
          <h2 className="sec">{t('借给学生、还没还的 {n} 笔', { n: loans.length })}</h2>
          <div className="card lines">
            {loans.map((a) => (
              <Loan
                key={a.id}
                loan={a}
                may={ledger.may.write || a.holder?.id === me.accountId}
                mine={a.holder?.id === me.accountId}
              />
            ))}
          </div>
        </section>
      ) : null}
    </>
  )
}

const Loan = ({ loan, may, mine }: { loan: Account; may: boolean; mine: boolean }) => {
  const me = useMe()
  const [id] = useState(newId)
  const [fault, setFault] = useState<string | null>(null)
  const save = useDo('saveMovements', ['getLedger'])
  const back = () =>
    save.mutate(
      { body: { movements: [{ id, sort: 'return', on: me.today, purpose: t('已还'), voucher: '', loan: loan.id }] } },
      {
        onSuccess: ({ verdicts: [verdict] }) => {
          if (verdict?.verdict === 'refused' || verdict?.verdict === 'needs-attention') setFault(verdict.message)
          else tell(t('记上了：{x}还清。', { x: loan.child?.name ?? '' }))
        },
      },
    )
  return (
    <div className="row" style={{ padding: '6px 12px', gap: '2px 12px' }}>
      <div style={{ flex: '1 1 12em', minWidth: 0 }}>
        <b>{loan.child?.name || t('已经不在这里的孩子')}</b>　{loan.name}
        {loan.child?.gone ? <span className="sm c-overdue">　{t('孩子已经离开这里')}</span> : null}
        <div className="sm mut">
          {mine
            ? t('{d}借的', { d: dayWords(loan.openedOn) })
            : t('{d}，{who}借的', { d: dayWords(loan.openedOn), who: loan.holder?.name ?? '' })}
        </div>
        {fault ? (
          <div className="sm c-overdue" role="alert">
            {fault}
          </div>
        ) : null}
        {save.error ? <Fault error={save.error} /> : null}
      </div>
      <span className="num">{amountWords(loan.balance, loan.unit)}</span>
      {may ? (
        <Button
          variant="default"
          loading={save.isPending}
          onClick={back}
          aria-label={t('{x}已还', { x: loan.child?.name ?? '' })}
        >
          {t('已还')}
        </Button>
      ) : null}
    </div>
  )
}
