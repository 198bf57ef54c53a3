import { Link } from '@tanstack/react-router'
import { dayWords, weekdayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { useHere } from '../../client/use-here.ts'
import { type Asked, Names } from '../../duties/names.tsx'
import { Icon } from '../../ui/icon.tsx'
import { InRow } from '../../ui/in-row.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Picture } from './grades.ts'
import { comingWords } from './lines.tsx'

const monthOf = (period: string) => Number(period.slice(5))

/** By name who is not reached yet this month; first who was missed the month before as well. */
export const NotReached = ({ missed }: { missed: NonNullable<Picture['missed']> }) => {
  const me = useMe()
  const [asked, ask] = useHere<Asked>('names-beside')
  const { title, count, names, period } = missed
  const again = names.filter((c) => c.again)
  const rest = names.filter((c) => !c.again)
  const oneClass = me.post.place.kind === 'class'
  const open = (remind: boolean) =>
    ask({ place: me.post.place.code, name: me.post.place.name, rule: missed.rule, period, title, unit: '人', remind })
  return (
    <section>
      <div className="sec row">
        <h2>
          {count === 0
            ? t('{m} 月的{x}都做到了', { m: monthOf(period), x: title })
            : t('{m} 月还没{x}的 {n} 名', { m: monthOf(period), x: title, n: count })}
        </h2>
        <span className="sp" />
        {count > 0 && me.post.place.kind === 'school' ? (
          <button type="button" className="linkish sm noprint" onClick={() => open(true)}>
            {t('提醒班主任')}
          </button>
        ) : null}
      </div>
      {again.length ? (
        <p className="c-missed again">
          <Icon name="missed" /> {t('连着两个月：')}
          <List names={again} classes={me.post.place.kind === 'school'} />
        </p>
      ) : null}
      <dl className={oneClass ? '' : 'by-class'}>
        {[...Map.groupBy(rest, (c) => (oneClass ? '' : (c.className ?? '')))].map(([className, of]) => (
          <div key={className}>
            {oneClass ? null : <dt className="mut">{className}</dt>}
            <dd>
              <List names={of} classes={false} />
            </dd>
          </div>
        ))}
      </dl>
      {count > names.length ? (
        <button type="button" className="linkish sm" onClick={() => open(false)}>
          {t('还有 {n} 名', { n: count - names.length })}
        </button>
      ) : null}
      {asked ? <Names asked={asked} close={() => ask(null)} /> : null}
    </section>
  )
}

type Named = { id: string; name: string; className?: string | null }
const List = ({ names, classes }: { names: readonly Named[]; classes: boolean }) =>
  names.map((c, i) => (
    <InRow key={c.id} last={i === names.length - 1}>
      <Link to="/children/$id" params={{ id: c.id }} className={classes ? 'name' : 'plain-name'}>
        {c.name}
      </Link>
      {classes && c.className ? <span className="sm"> {c.className}</span> : null}
    </InRow>
  ))

/** What ends within seven days, and how many still lack it. */
export const ThisWeek = ({ coming }: { coming: Picture['coming'] }) =>
  coming.length === 0 ? null : (
    <section>
      <h2 className="sec">{t('七天内到期')}</h2>
      <dl className="by-class wide">
        {coming.map((c) => (
          <div key={`${c.on}${c.title}`}>
            <dt className="mut">
              {weekdayWords(c.on)} {dayWords(c.on)}
            </dt>
            <dd>
              <Link to="/today" className="plain-name">
                {t('{x}，还差 {n} {unit}', { x: c.title, n: c.n, unit: t(c.unit === '人' ? '名' : c.unit) })}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )

const WHATS = [
  ['came', '来了'],
  ['left', '走了'],
  ['changed', '有变'],
] as const

/** What moved on the roll in a week, by name; and what is written already for a later day. */
export const Moved = () => {
  const news = useAsk('getNews', {})
  if (news.error) return <Fault error={news.error} again={() => void news.refetch()} />
  if (!news.data) return <Loading rows={2} />
  const { data } = news
  const all = WHATS.reduce((n, [key]) => n + data[key].count, 0)
  return (
    <section>
      <h2 className="sec">{all ? t('花名册这周动了 {n} 名', { n: all }) : t('花名册这周没有变化')}</h2>
      <dl className="by-class">
        {WHATS.map(([key, word]) =>
          data[key].count ? (
            <div key={key}>
              <dt className="mut">
                {t(word)} {data[key].count}
              </dt>
              <dd>
                <List names={data[key].some} classes={false} />
                {data[key].count > data[key].some.length ? <span className="mut">{t('等')}</span> : null}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {data.coming.map((day) => (
        <p key={day.on} className="sm mut">
          {comingWords(day)}
        </p>
      ))}
      <p className="sm mut">{t('{d}以来记了 {n} 条。', { d: dayWords(data.since), n: data.records })}</p>
    </section>
  )
}
