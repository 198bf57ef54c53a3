import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { beginEntry } from '../../client/begin-entry.ts'
import type { Answer, Refusal } from '../../client/call.ts'
import { boarderWords, sexWords } from '../../client/child-text.ts'
import { Icon } from '../../ui/icon.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Dots } from './dots.tsx'

type Found = Answer<'getPairProposals'>
type Proposal = Found['items'][number]

/** Three whom one could ask, with facts for and against; none is chosen beforehand, and choosing by hand always works. */
export const Proposals = ({ asked, child }: { asked: UseQueryResult<Found, Refusal>; child: string }) => {
  const navigate = useNavigate()
  const { data } = asked
  const begin = (helper: Proposal | null) => {
    if (helper)
      beginEntry('pairing', child, {
        sort: helper.sort,
        helper: { name: helper.name, ...(helper.account ? { account: helper.account } : {}) },
      })
    void navigate({ to: '/entries/new/$kind', params: { kind: 'pairing' }, search: { child } as never })
  }
  if (asked.error)
    return (
      <div className="card pad col">
        <Fault error={asked.error} again={() => void asked.refetch()} />
        <button type="button" className="linkish" onClick={() => begin(null)}>
          {t('自己找一位')}
        </button>
      </div>
    )
  if (!data || data.child.id !== child) return <Loading rows={4} />
  const { child: who, items, notProposed, mayWrite } = data
  return (
    <div className="card lines proposals">
      <div className="pad">
        <Link to="/children/$id" params={{ id: who.id }} className="name" style={{ fontSize: 'var(--t-xl)' }}>
          {who.name}
        </Link>{' '}
        <span className="mut">
          {[
            sexWords(who.sex),
            who.age === null ? '' : t('{n} 岁', { n: who.age }),
            who.className,
            who.village,
            boarderWords(who.boarder),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {items.map((helper) => (
        <div className="pad" key={helper.key}>
          <div className="row">
            <b>{helper.name}</b>
            <span className="mut sm">{helper.what}</span>
            <Dots carries={helper.carries} free={helper.free} />
            <span className="sp" />
            {mayWrite ? (
              <Button variant="default" onClick={() => begin(helper)}>
                {t('请{x}来帮', { x: helper.name })}
              </Button>
            ) : null}
          </div>
          <ul className="reasons">
            {helper.reasons.map((r) => (
              <li key={r.text} className={`st ${r.good ? 'c-met' : r.soon ? 'c-soon' : 'c-waived'}`}>
                <Icon name={r.good ? 'met' : r.soon ? 'soon' : 'waived'} /> {r.text}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {items.length === 0 ? (
        <p className="pad mut">{t('现在没有合适的人：都带满了，或还没有登记过帮扶人。可以请一位还不在名单上的。')}</p>
      ) : null}
      {notProposed.length ? (
        <p className="pad mut sm">{t('没有排进来：{x}。', { x: notProposed.join('；') })}</p>
      ) : null}
      <p className="pad mut sm">
        {t(
          '建议只看远近、手上几名、是不是班主任，不看成绩和家境；谁来帮，由您定。定下后先问孩子愿不愿意，再请监护人同意。',
        )}{' '}
        {mayWrite ? (
          <button type="button" className="linkish" onClick={() => begin(null)}>
            {t('都不合适，自己找')}
          </button>
        ) : null}
      </p>
    </div>
  )
}
