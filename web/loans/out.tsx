import { Button } from '@mantine/core'
import { BROUGHT_BACK, homeLoan, LOST } from '../../domain/records/home-loan.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Loan = Answer<'listLoans'>['items'][number]

/** What a Children's Home has lent and not had back, for whoever keeps it; first what is with children who have gone. Nothing where nothing is out. */
export const LoansOut = ({ entry }: { entry: string }) => {
  const found = useAsk('listLoans', { query: { entry } })
  if (found.error && !found.data) return <Fault error={found.error} again={() => void found.refetch()} />
  const items = (found.data?.items ?? []).toSorted((a, b) => Number(b.gone) - Number(a.gone))
  if (items.length === 0) return null
  const all = found.data?.all ?? items.length
  const gone = items.filter((i) => i.gone).length
  return (
    <section className="card pad col" style={{ gap: 6 }} aria-label={t('借出去还没有还的')}>
      <div className="row" style={{ gap: 12, alignItems: 'baseline' }}>
        <h2 className="sec">{t('借出去还没有还的')}</h2>
        <span className="mut sm">{t('{n} 件', { n: all })}</span>
        {gone ? <span className="sm c-overdue">{t('{n} 件在已经离开的孩子手里', { n: gone })}</span> : null}
      </div>
      <ul className="col lines" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {items.map((loan) => (
          <One key={`${loan.child.id} ${loan.thing}`} loan={loan} entry={entry} />
        ))}
      </ul>
      {all > items.length ? (
        <p className="sm">
          {t('这里按姓名列出 {n} 件，还有 {m} 件没有列出来；还来的先记上，后面的就列出来了。', {
            n: items.length,
            m: all - items.length,
          })}
        </p>
      ) : null}
    </section>
  )
}

const One = ({ loan, entry }: { loan: Loan; entry: string }) => {
  const me = useMe()
  const save = useDo('saveRecords', undefined, ({ verdicts: [verdict] }) => {
    if (verdict?.verdict === 'accepted')
      tell(t('记下了：{name}的{x}，不再算在借出去的里面。', { name: loan.child.name, x: loan.thing }))
  })
  const verdict = save.data?.verdicts[0]
  const refused = verdict && verdict.verdict !== 'accepted' && verdict.verdict !== 'duplicate' ? verdict.message : null
  const late = loan.due !== null && loan.due < me.today
  const settle = (mark: string) =>
    save.mutate({
      body: {
        records: [
          {
            id: newId(),
            kind: homeLoan.kind,
            version: homeLoan.version,
            about: { entry },
            took: [{ child: loan.child.id, mark }],
            happenedOn: me.today,
            body: { thing: loan.thing },
          },
        ],
      },
    })
  return (
    <li className="row" style={{ padding: '4px 0', gap: '2px 12px', minHeight: 44, alignItems: 'center' }}>
      <span className="col" style={{ gap: 0, flex: '1 1 200px', minWidth: 0 }}>
        <span>
          <b>{loan.child.name}</b>　{loan.thing}
        </span>
        <span className={late || loan.gone ? 'sm c-overdue' : 'sm mut'}>
          {[
            t('{d}借的', { d: dayWords(loan.since) }),
            loan.due ? t('说好{d}还', { d: dayWords(loan.due) }) : '',
            loan.gone ? t('孩子已经离开这里') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {refused ? <span className="sm c-overdue">{refused}</span> : null}
        {save.error ? <Fault error={save.error} /> : null}
      </span>
      <span className="row noprint" style={{ gap: 8 }}>
        <Button
          variant="default"
          loading={save.isPending}
          onClick={() => settle(BROUGHT_BACK)}
          aria-label={t('{name}还了{x}', { name: loan.child.name, x: loan.thing })}
        >
          {t('还了')}
        </Button>
        <Button
          variant="subtle"
          disabled={save.isPending}
          onClick={() => settle(LOST)}
          aria-label={t('{name}的{x}：丢了、坏了', { name: loan.child.name, x: loan.thing })}
        >
          {t('丢了、坏了')}
        </Button>
      </span>
    </li>
  )
}
