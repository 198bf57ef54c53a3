import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useAsk } from '../../client/queries.ts'
import { InRow } from '../../ui/in-row.tsx'
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
      <InRow key={c.id} last={i === list.length - 1}>
        <Link to="/children/$id" params={{ id: c.id }} className="name">
          {c.name}
        </Link>
      </InRow>
    ))}
    {more > 0 ? <span className="mut">{t(' 等 {n} 名', { n: list.length + more })}</span> : null}
  </>
)

const SOME = 6

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
