import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useAsk } from '../../client/queries.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** A line of the home screen: what it is about, the sentence, where it leads. */
export const Line = ({
  title,
  to,
  search,
  link,
  children,
}: {
  title: string
  to?: string
  search?: Record<string, string>
  link?: string
  children: ReactNode
}) => (
  <section className="pad row" style={{ alignItems: 'baseline', gap: '4px 16px' }}>
    <h2 className="sec mut" style={{ flex: '0 0 6em', fontWeight: 500 }}>
      {title}
    </h2>
    <div style={{ flex: '1 1 260px', minWidth: 0 }}>{children}</div>
    {to ? (
      <Link to={to} search={search ?? {}} className="sm nowrap">
        {link}
      </Link>
    ) : null}
  </section>
)

type Named = { id: string; name: string }
const Names = ({ list, more }: { list: readonly Named[]; more: number }) => (
  <>
    {list.map((c, i) => (
      <span key={c.id}>
        {i ? '、' : ''}
        <Link to="/children/$id" params={{ id: c.id }} className="name">
          {c.name}
        </Link>
      </span>
    ))}
    {more > 0 ? <span className="mut">{t(' 等 {n} 名', { n: list.length + more })}</span> : null}
  </>
)

const SOME = 6
const childrenWith = (today: Answer<'getToday'>, states: readonly string[]): Named[] =>
  today.households
    .flatMap((h) => h.children)
    .filter((c) => c.duties.some((d) => states.includes(d.state)))
    .map(({ id, name }) => ({ id, name }))

/** By name who was missed: what is past its day and not done. */
export const Missed = () => {
  const today = useAsk('getToday', { query: { show: 'due' } })
  if (today.error) return <Fault error={today.error} again={() => void today.refetch()} />
  if (!today.data) return <Loading rows={1} />
  // The names are of the first page, the most pressing; the number is of all.
  const late = childrenWith(today.data, ['overdue'])
  const all = today.data.counts.late
  return (
    <Line title={t('谁被漏了')} to={all ? '/board' : ''} link={t('看落实情况')}>
      {all === 0 ? (
        t('没有过期的谈心和家访。')
      ) : (
        <>
          <span className="c-overdue">{t('过期 {n} 名：', { n: all })}</span>
          <Names list={late.slice(0, SOME)} more={all - Math.min(SOME, late.length)} />
        </>
      )}
    </Line>
  )
}

export const Due = () => {
  const today = useAsk('getToday', { query: { show: 'due' } })
  if (!today.data) return null
  const soon = childrenWith(today.data, ['due-soon', 'open'])
  const { late, soon: all } = today.data.counts
  return (
    <Line title={t('该做什么')} to="/today" link={t('看今天要看望谁')}>
      {all === 0 ? (
        late > 0 ? (
          t('先补过期的 {n} 名；此外五天内没有新到期的。', { n: late })
        ) : (
          t('五天内没有到期的。')
        )
      ) : (
        <>
          {t(soon.length ? '五天内到期 {n} 名：' : '五天内到期 {n} 名。', { n: all })}
          {soon.length ? <Names list={soon.slice(0, SOME)} more={all - Math.min(SOME, soon.length)} /> : null}
        </>
      )}
    </Line>
  )
}

const WHATS = [
  ['came', '来了 {n} 名：'],
  ['left', '走了 {n} 名：'],
  ['changed', '资料变了 {n} 名：'],
] as const

const COMING = [
  ['came', '来 {n} 名'],
  ['left', '走 {n} 名'],
  ['changed', '情况有变 {n} 名'],
] as const

/** What is written already for a later day. */
export const comingWords = (day: Answer<'getNews'>['coming'][number]): string =>
  t('{d}起（已经写入，今天还不算）：{x}', {
    d: dayWords(day.on),
    x: COMING.flatMap(([key, text]) => (day[key] ? [t(text, { n: day[key] })] : [])).join('，'),
  })

/** What changed in a week: children who came and went, facts that became different, how much was written down. */
export const Changed = () => {
  const news = useAsk('getNews', {})
  if (news.error) return <Fault error={news.error} again={() => void news.refetch()} />
  if (!news.data) return <Loading rows={1} />
  const { data } = news
  const quiet = WHATS.every(([key]) => data[key].count === 0)
  return (
    <Line title={t('有什么变化')}>
      {WHATS.map(([key, text]) =>
        data[key].count ? (
          <div key={key}>
            {t(text, { n: data[key].count })}
            <Names list={data[key].some} more={data[key].count - data[key].some.length} />
          </div>
        ) : null,
      )}
      {data.coming.map((day) => (
        <div key={day.on}>{comingWords(day)}</div>
      ))}
      <div className={quiet ? '' : 'mut'}>
        {t(quiet ? '{d}以来名册没有变化，记了 {n} 条谈心和家访。' : '{d}以来记了 {n} 条谈心和家访。', {
          d: dayWords(data.since),
          n: data.records,
        })}
      </div>
    </Line>
  )
}

/** Pupils who stand in no class are in no head teacher's: told as long as there is one (F7). */
export const Classless = () => {
  const query = { missing: 'class', limit: SOME, sort: 'name' } as const
  const list = useAsk('listChildren', { query })
  if (!list.data || list.data.total === 0) return null
  return (
    <Line
      title={t('没有班级')}
      to="/children"
      search={{ leftBehind: 'everyone', missing: 'class' }}
      link={t('看这些孩子')}
    >
      <span className="c-soon">{t('{n} 名在校的孩子没有班级，哪位班主任都看不到：', { n: list.data.total })}</span>
      <Names list={list.data.items} more={list.data.total - list.data.items.length} />
    </Line>
  )
}
