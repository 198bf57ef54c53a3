import { Button } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { addMonths, monthOf, weekday } from '../../domain/kit/dates.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Answer } from '../client/call.ts'
import { dayWords, weekdayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { usePlaces } from '../client/use-places.ts'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import './place.css'

type Day = Answer<'getPlaceCalendar'>['days'][number]
type Item = Day['items'][number]

/** Places whose children have birthdays on a list. */
const NEAR: readonly string[] = ['school', 'class', 'village']

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** A month of a place: what falls due, what was done, when its homes are open, birthdays, days off; a grid at a desk, a list on a phone. */
export const Screen = () => {
  const { code } = useParams({ strict: false }) as { code: string }
  const me = useMe()
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as { month?: string | undefined }
  const month = asked.month ?? monthOf(me.today)
  const found = useAsk('getPlaceCalendar', { params: { placeId: code }, query: { month } })
  const place = usePlaces({}).items.find((p) => p.code === code)
  const go = (to: string) =>
    void navigate({ to: '/places/$code/calendar', params: { code } as never, search: { month: to } as never })
  const moved = (by: number) => monthOf(addMonths(`${month}-01`, by))
  const words = t('{y}年{m}月', { y: month.slice(0, 4), m: String(parseInt(month.slice(5), 10)) })
  return (
    <Page
      title={t('{x}的日历', { x: place?.name ?? '' })}
      aside={words}
      head={
        <>
          <span>{t('{x}的日历 {m}', { x: place?.name ?? '', m: words })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      actions={
        <>
          <Button variant="default" onClick={() => go(moved(-1))}>
            {t('上个月')}
          </Button>
          <Button variant="default" onClick={() => go(monthOf(me.today))} disabled={month === monthOf(me.today)}>
            {t('这个月')}
          </Button>
          <Button variant="default" onClick={() => go(moved(1))}>
            {t('下个月')}
          </Button>
          {NEAR.includes(place?.kind ?? '') ? (
            <Button component={Link} to="/occasions" search={{ place: code } as never} variant="default">
              {t('生日与节日')}
            </Button>
          ) : null}
          <Button variant="default" className="only-desk" onClick={() => window.print()}>
            {t('打印')}
          </Button>
        </>
      }
    >
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={8} /> : null}
      {found.data ? <Grid days={found.data.days} today={found.data.today} place={code} /> : null}
      {found.data ? <List days={found.data.days} today={found.data.today} place={code} /> : null}
    </Page>
  )
}

type Shown = { days: readonly Day[]; today: string; place: string }

const Grid = ({ days, today, place }: Shown) => {
  const lead = weekday(days[0]?.on ?? today) - 1
  const cells: (Day | null)[] = [...Array.from({ length: lead }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
  return (
    <table className="month" aria-label={t('一个月一天一格')}>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col" className="mut sm">
              {t(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, i) => (
          <tr key={week.find((d) => d)?.on ?? i}>
            {week.map((day, j) =>
              day === null ? (
                <td key={WEEK[j]} className="beyond" />
              ) : (
                <td key={day.on} className={`${day.off ? 'off' : ''} ${day.on === today ? 'today' : ''}`}>
                  <div className="day">
                    <b className="num">{parseInt(day.on.slice(8), 10)}</b>
                    <span className="sm mut">{day.on === today ? t('今天') : ''}</span>
                    <span className="sm mut">{day.notes.map((n) => t(n)).join('、')}</span>
                  </div>
                  <Items items={day.items} place={place} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Only the days on which there is something. */
const List = ({ days, today, place }: Shown) => {
  const shown = days.filter((d) => d.items.length > 0 || d.notes.length > 0)
  if (shown.length === 0) return <Empty text={t('这个月没有到期的、办过的和要过的日子。')} />
  return (
    <div className="month-list card pad">
      {shown.map((day) => (
        <section key={day.on} aria-label={dayWords(day.on)}>
          <b>{day.on === today ? t('今天') : t('{d} {w}', { d: dayWords(day.on), w: weekdayWords(day.on) })}</b>{' '}
          <span className="sm mut">{day.notes.map((n) => t(n)).join('、')}</span>
          <Items items={day.items} place={place} />
        </section>
      ))}
    </div>
  )
}

const Items = ({ items, place }: { items: readonly Item[]; place: string }) => (
  <ul>
    {items.map((item) => (
      <li key={`${item.sort} ${item.rule ?? ''} ${item.text} ${item.child ?? item.entry ?? item.record ?? ''}`}>
        <One item={item} place={place} />
      </li>
    ))}
  </ul>
)

/** Said in a word, not by colour: what sort of thing it is. */
const TAGS: Record<Item['sort'], string> = { birthday: '生日', open: '开放', due: '到期', done: '办了' }

const One = ({ item, place }: { item: Item; place: string }) => {
  const words = (
    <>
      <span className={`month-tag ${item.sort}`}>{t(TAGS[item.sort])}</span>{' '}
      {item.sort === 'due' ? t(item.title) : item.title} <span className="mut">{item.text}</span>{' '}
      <Count count={item.count} />
    </>
  )
  if (item.sort === 'birthday')
    return (
      <Link to="/children/$id" params={{ id: item.child ?? '' }} className="plain-name">
        {words}
      </Link>
    )
  if (item.sort === 'open')
    return (
      <Link to="/entries/$id" params={{ id: item.entry ?? '' }} className="plain-name">
        {words}
      </Link>
    )
  return (
    <Link
      to={item.sort === 'due' ? '/board' : '/records'}
      search={(item.sort === 'due' ? { place } : { kind: item.rule, place }) as never}
      className="plain-name"
    >
      {words}
    </Link>
  )
}

const Count = ({ count }: { count: Item['count'] }) =>
  count === null ? null : (
    <span className="num mut">{t('做了 {n}/{m}{u}', { n: count.met, m: count.owed, u: t(count.unit) })}</span>
  )
