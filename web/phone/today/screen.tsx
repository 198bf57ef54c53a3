import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { Cards } from '../../cards/list.tsx'
import { dayWords, weekdayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { ConcernStrip } from '../../concern/strip.tsx'
import { Empty, Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Drafts } from './drafts.tsx'
import { HeldToday } from './held.tsx'
import { Home } from './home.tsx'
import { Others } from './others.tsx'
import { type Show, useToday } from './use-today.ts'

const SHOWS = [
  ['due', '该做的'],
  ['week', '本周'],
  ['all', '全部'],
] as const
const AT_ONCE = 60

/** Who needs what from me: by household, siblings together, overdue first. One hand is enough. */
export const Screen = () => {
  const me = useMe()
  // In the address, so that coming back from a record finds the same list as long as before (F16).
  const { show = 'due', upto: shown = AT_ONCE } = useSearch({ strict: false }) as { show?: Show; upto?: number }
  const navigate = useNavigate()
  const look = (next: { show?: Show; upto?: number }) =>
    void navigate({ to: '/today', search: next as never, replace: true, resetScroll: false })
  const setShow = (key: Show) => look(key === 'due' ? {} : { show: key })
  const may = me.actions.includes('duty.read')
  const today = useToday(show, shown, may)
  const { data, left } = today
  return (
    <div className="page">
      <div className="printhead">
        <span>{t('{x} 看望名单', { x: me.post.place.name })}</span>
        <span>{t('{d} {who} 打印', { d: longDate(me.today), who: me.name })}</span>
      </div>
      <div className="hd">
        <h1>{t('今天要看望谁')}</h1>
        <span className="mut">{`${dayWords(me.today)} ${weekdayWords(me.today)}`}</span>
      </div>
      <ConcernStrip named />
      <HeldToday />
      {may ? (
        <div className="tabset" role="group" aria-label={t('看哪些')}>
          {SHOWS.map(([key, text]) => (
            <button key={key} type="button" className="choice" aria-pressed={show === key} onClick={() => setShow(key)}>
              {t(text)} {data?.counts[key] ?? ''}
            </button>
          ))}
        </div>
      ) : (
        <Cards />
      )}
      <Drafts />
      {data ? <Others others={data.others} more={data.othersMore} /> : null}
      {today.error ? <Fault error={today.error} again={today.again} /> : null}
      {may && !data && !today.error ? <Loading rows={5} /> : null}
      {data?.capped ? (
        <p className="note">{t('您负责的孩子很多，这里只排了前 5000 名。要看某一个学校，请打开值守表。')}</p>
      ) : null}
      {data && data.households.length === 0 && data.others.length === 0 ? (
        <Empty
          text={
            data.counts.all === 0
              ? t('您负责的地方还没有父母外出的孩子。名单导入后，每月谈心、三次家访会自己排到这里。')
              : t('这几天没有到期的。想提前做，看“全部”。')
          }
        >
          {data.counts.all === 0 ? (
            me.actions.includes('roster.import') ? (
              <Link to="/rosters">{t('导入表格')}</Link>
            ) : null
          ) : (
            <Button variant="default" onClick={() => setShow('all')}>
              {t('看全部 {n} 名', { n: data.counts.all })}
            </Button>
          )}
        </Empty>
      ) : null}
      <div className="homes">
        {data?.households.slice(0, shown).map((h, i) => (
          <Home key={h.householdId} home={h} first={i === 0} />
        ))}
      </div>
      {left > 0 ? <p className="only-print">{t('后面还有 {n} 户没有印出来。', { n: left })}</p> : null}
      {left > 0 ? (
        <Button variant="default" loading={today.busy} onClick={() => look({ show, upto: shown + AT_ONCE })}>
          {t('还有 {n} 户，接着看', { n: left })}
        </Button>
      ) : null}
    </div>
  )
}
