import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { isKeeper } from '../../../domain/roles.ts'
import { TakenOverTold } from '../../accounts/taken-over.tsx'
import { Cards } from '../../cards/list.tsx'
import { dayWords, weekdayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { usePrint } from '../../client/use-print.ts'
import { ConcernStrip } from '../../concern/strip.tsx'
import { EscalatedStrip } from '../../escalated/strip.tsx'
import { AskUsesFromHere } from '../../first-day/ask.tsx'
import { Kept } from '../../kept/list.tsx'
import { HandsToday } from '../../ledger/hands.tsx'
import { AnswersToday } from '../../parents/answers.tsx'
import { StandInTold } from '../../stand-ins/told.tsx'
import { HandoversOfClass } from '../../transfers/handovers.tsx'
import { TransferStrip } from '../../transfers/strip.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Drafts } from './drafts.tsx'
import { HeldToday } from './held.tsx'
import { Home } from './home.tsx'
import { Narrow } from './narrow.tsx'
import { Others } from './others.tsx'
import { AT_ONCE, type Show, useLook } from './use-look.ts'
import { useToday } from './use-today.ts'

const SHOWS = [
  ['due', '该做的'],
  ['week', '七天内截止'],
  ['all', '全部'],
] as const

/** The day's work: of whoever keeps something what is kept, of everybody else who needs a visit, a talk, a call. */
export const Screen = () => {
  const me = useMe()
  return isKeeper(me.post.role) ? (
    <Page title={t('今天')} aside={`${dayWords(me.today)} ${weekdayWords(me.today)}`}>
      <StandInTold />
      <TakenOverTold />
      <Drafts />
      <HandsToday />
      <Kept />
    </Page>
  ) : (
    <Visits />
  )
}

/** Who needs what from me: by household, siblings together, overdue first. One hand is enough. */
const Visits = () => {
  const me = useMe()
  const [now, look] = useLook()
  const { show, by, upto: shown, q, rule } = now
  const setShow = (key: Show) => look({ show: key, rule: '', upto: AT_ONCE })
  const may = me.actions.includes('duty.read')
  const today = useToday(now, may)
  const { print, busy: printing, whole } = usePrint(today)
  const { data, left } = today
  // On paper stands everybody who has come.
  const households = data?.households.slice(0, whole ? undefined : shown) ?? []
  const oneClass = new Set(households.flatMap((h) => h.children.map((c) => c.className))).size <= 1
  return (
    <div className="page">
      <div className="printhead">
        <span>{t('{x} 看望名单', { x: me.post.place.name })}</span>
        <span>{t('{d} {who} 打印', { d: longDate(me.today), who: me.name })}</span>
      </div>
      <div className="hd">
        <h1>{t('今天要看望谁')}</h1>
        <span className="mut">{`${dayWords(me.today)} ${weekdayWords(me.today)}`}</span>
        <span className="sp" />
        {data && data.households.length > 0 ? (
          <Button className="noprint only-desk" size="xs" variant="default" loading={printing} onClick={print}>
            {t('打印看望名单')}
          </Button>
        ) : null}
      </div>
      <ConcernStrip named />
      <StandInTold />
      <TakenOverTold />
      <TransferStrip />
      <HandoversOfClass />
      <AskUsesFromHere />
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
      {may && data ? <Narrow data={data} now={now} look={look} /> : null}
      <div className="day">
        {/* In a hand a line of few words each, at a desk beside the households; on paper stand those who are visited. */}
        <div className="folds noprint">
          <EscalatedStrip />
          <AnswersToday />
          <HandsToday />
          <HeldToday />
          {data ? <Others others={data.others} more={data.othersMore} /> : null}
        </div>
        <div className="day-main">
          {today.error ? <Fault error={today.error} again={today.again} /> : null}
          {may && !data && !today.error ? <Loading rows={5} /> : null}
          {data?.capped ? (
            <p className="note">{t('您负责的孩子很多，这里只排了前 5000 名。要看某一个学校，请打开落实情况。')}</p>
          ) : null}
          {data && data.households.length === 0 && q ? (
            <Empty text={t('这张名单里没有找到“{x}”。换个写法，或到“全部”里找。', { x: q })} />
          ) : null}
          {data && data.households.length === 0 && data.others.length === 0 && !q && !rule ? (
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
            {households.map((h, i) => {
              const home = <Home key={h.householdId} home={h} first={i === 0} oneClass={oneClass} />
              if (by !== 'village') return home
              // The village stands above its first household, not on a line of its own: a desk shows two beside each other.
              return (
                <div key={h.householdId} className="of-village">
                  {h.villageName === households[i - 1]?.villageName && i > 0 ? null : (
                    <h2 className="sec">{h.villageName ?? t('没有写村')}</h2>
                  )}
                  {home}
                </div>
              )
            })}
          </div>
          {left > 0 && !whole ? <p className="only-print">{t('后面还有 {n} 户没有印出来。', { n: left })}</p> : null}
          {left > 0 ? (
            <Button variant="default" loading={today.busy} onClick={() => look({ upto: shown + AT_ONCE })}>
              {t('还有 {n} 户，接着看', { n: left })}
            </Button>
          ) : null}
          {households.length > 0 ? (
            <Button className="noprint only-phone" variant="default" loading={printing} onClick={print}>
              {t('打印看望名单')}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  )
}
