import { Link } from '@tanstack/react-router'
import { home } from '../../../domain/entries/home.ts'
import { openingsOf } from '../../../domain/entries/home-hours.ts'
import { addDays, mondayOf, weekday } from '../../../domain/kit/dates.ts'
import { weekdayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Whose birthday it is this week and the next (looks: desk-home-school): a word at the right moment. */
export const Birthdays = () => {
  const me = useMe()
  const asked = useAsk('getBirthdays', {}, { enabled: useMay('child.list') })
  if (asked.error) return <Fault error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data || asked.data.items.length === 0) return null
  const oneClass = me.post.place.kind === 'class'
  const next = addDays(mondayOf(me.today), 7)
  return (
    <section>
      <h2 className="sec">{t('这两周的生日')}</h2>
      <dl className="by-class wide">
        {[...Map.groupBy(asked.data.items, (c) => c.on)].map(([on, children]) => (
          <div key={on} className={on < me.today ? 'mut' : ''}>
            <dt className="mut">
              {on === me.today ? (
                <b>{t('今天')}</b>
              ) : (
                t(on < next ? '{x} {n}日' : '下{x} {n}日', { x: weekdayWords(on), n: Number(on.slice(8)) })
              )}
            </dt>
            <dd>
              {children.map((c, i) => (
                <span key={c.id}>
                  <Link to="/children/$id" params={{ id: c.id }} className="plain-name">
                    {c.name}
                  </Link>
                  <span className="sm">
                    {oneClass || !c.className ? '' : ` ${c.className}`} {t('{n} 岁', { n: c.turns })}
                    {c.lunar ? t('（农历{x}）', { x: c.lunar }) : ''}
                  </span>
                  {i < children.length - 1 ? '、' : ''}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Link to="/occasions" className="sm tap noprint">
        {t('往后几周、节日要准备什么')}
      </Link>
      {asked.data.more ? <p className="sm mut">{t('还有 {n} 名，在花名册里看。', { n: asked.data.more })}</p> : null}
    </section>
  )
}

/** When the Children's Homes of the place are open in the week, today marked; what is written in the register, day by day. */
export const HomeHours = () => {
  const me = useMe()
  const asked = useAsk(
    'listEntries',
    { query: { kind: home.kind, state: 'running', limit: 20 } },
    { enabled: useMay('entry.read') && home.read.includes(me.post.role) },
  )
  if (asked.error) return <Fault error={asked.error} again={() => void asked.refetch()} />
  const open = (asked.data?.items ?? []).flatMap((entry) =>
    openingsOf(entry.body).map((at) => ({ ...at, id: entry.id, name: String(entry.body.name ?? entry.about.name) })),
  )
  if (open.length === 0) return null
  const today = weekday(me.today)
  const names = new Set(open.map((at) => at.name))
  const [one] = names
  return (
    <section>
      <h2 className="sec">{names.size === 1 && one ? t('{x}这周开放', { x: one }) : t('儿童之家这周开放')}</h2>
      <dl className="by-class">
        {[
          ...Map.groupBy(
            open.toSorted((a, b) => a.day - b.day),
            (at) => at.day,
          ),
        ].map(([day, ats]) => (
          <div key={day}>
            <dt className="mut">
              {day === today ? <b>{t('今天')}</b> : weekdayWords(addDays(mondayOf(me.today), day - 1))}
            </dt>
            <dd>
              {ats.map((at, i) => (
                <span key={`${at.id} ${at.from}`}>
                  {i ? '；' : ''}
                  <Link to="/entries/$id" params={{ id: at.id }} className="plain-name">
                    {[at.from && at.to ? `${at.from}–${at.to}` : t('开放'), names.size > 1 ? at.name : '']
                      .filter(Boolean)
                      .join(' ')}
                  </Link>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
