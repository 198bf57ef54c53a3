import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { EntryKind } from '../../../domain/kit/define-entry.ts'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { useList } from '../../client/use-list.ts'
import { useEntryKinds } from '../../entry/kinds.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

const SOME = 5

/**
 * What waits for this office: lists that were read and not written in, what somebody of it took on, and of a township whom nobody
 * has reached. Safety stands above everything by itself.
 */
export const Waiting = () => {
  const me = useMe()
  const lists = useAsk('listRosters', { query: {} }, { enabled: useMay('roster.import') })
  const held = useAsk('listHeld', {}, { enabled: useMay('entry.read') })
  const hands = useAsk('listHands', {}, { enabled: useMay('ledger.own') })
  // Aid of a whole county is its townships' and schools' to book.
  const books = useMay('ledger.write') && me.post.place.kind !== 'county'
  const unbooked = useAsk('listUnbooked', { query: {} }, { enabled: books })
  // A county's list of the day would hold thousands: it looks at its townships instead.
  const near = useMay('duty.read') && me.post.place.kind !== 'county'
  const today = useAsk('getToday', { query: { show: 'due', limit: 1 } }, { enabled: near })
  const failed = [lists, held, hands, unbooked, today].find((asked) => asked.error)
  if ([lists, held, hands, unbooked, today].some((asked) => asked.isLoading)) return <Loading rows={3} />
  const waiting = lists.data?.items.filter((r) => r.state === 'read') ?? []
  const mine = held.data?.items ?? []
  const { late, soon } = today.data?.counts ?? { late: 0, soon: 0 }
  const more = Math.max(0, mine.length - SOME) + (held.data?.more ?? 0)
  const toConfirm = (hands.data?.items.length ?? 0) + (hands.data?.more ?? 0)
  // What only whoever stands higher can book waits there.
  const toBook = (unbooked.data?.items.filter((i) => i.beyond === 0).length ?? 0) + (unbooked.data?.more ?? 0)
  const n = waiting.length + mine.length + (held.data?.more ?? 0) + toConfirm + toBook
  return (
    <section>
      <h2 className="sec">{n ? t('等您办的 {n} 件', { n }) : late || soon ? t('等您看的') : t('没有等您办的')}</h2>
      {failed?.error ? <Fault error={failed.error} again={() => void failed.refetch()} /> : null}
      <ul className="waits">
        {waiting.slice(0, SOME).map((r) => (
          <One key={r.id} about={r.schoolName} note={t('{by} {d}交来', { by: r.by, d: dayWords(shanghaiDay(r.at)) })}>
            <Link to="/rosters/$id" params={{ id: r.id }}>
              {t('名单 {n} 名，还没有写进花名册', { n: r.childCount })}
            </Link>
          </One>
        ))}
        {waiting.length > SOME ? (
          <li>
            <Link to="/rosters">{t('还有 {n} 份名单', { n: waiting.length - SOME })}</Link>
          </li>
        ) : null}
        {mine.slice(0, SOME).map((item) => (
          <One
            key={item.id}
            about={item.about.name}
            note={item.due ? t(item.over ? '过了：说好{d}前' : '{d}前', { d: dayWords(item.due) }) : ''}
            late={item.over}
          >
            <Link to="/entries/$id" params={{ id: item.id }}>
              {item.line}
            </Link>
          </One>
        ))}
        {more > 0 ? (
          <li>
            <Link to="/today">{t('还有 {n} 件说好要办的', { n: more })}</Link>
          </li>
        ) : null}
        {toConfirm ? (
          <li>
            <Link to="/ledger">{t('等您核对的账 {n} 笔', { n: toConfirm })}</Link>
          </li>
        ) : null}
        {toBook ? (
          <li>
            <Link to="/ledger">{t('慰问、活动里的钱，还没有入账的 {n} 条', { n: toBook })}</Link>
          </li>
        ) : null}
        {late ? (
          <li>
            <Link to="/board" className="c-overdue">
              {t('过期还没轮到的孩子 {n} 名', { n: late })}
            </Link>
          </li>
        ) : null}
        {soon ? (
          <li>
            <Link to="/today">{t('五天内到期的孩子 {n} 名', { n: soon })}</Link>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

const One = ({
  about,
  note,
  late = false,
  children,
}: {
  about: string
  note: string
  late?: boolean
  children: ReactNode
}) => (
  <li>
    <b>{about}</b> {children}
    {note ? <div className={late ? 'c-overdue' : 'mut'}>{note}</div> : null}
  </li>
)

/** What places below could not do and reported: the newest by name, all behind the last line (S1.10). */
export const Reported = () => {
  const { read } = useEntryKinds()
  return read.flatMap((kind) => (kind.upward ? [<ReportedOf key={kind.kind} kind={kind} state={kind.upward} />] : []))
}

const ReportedOf = ({ kind, state }: { kind: EntryKind; state: string }) => {
  const list = useList('listEntries', { kind: kind.kind, state, limit: SOME })
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first || list.items.length === 0) return null
  return (
    <section>
      <h2 className="sec">{t('下面报上来的{x}', { x: t(kind.title) })}</h2>
      <ul className="waits">
        {list.items.slice(0, SOME).map((entry) => (
          <One
            key={entry.id}
            about={entry.about.name}
            note={[entry.about.where ?? '', t('{by} {d}登记', { by: entry.author.name, d: dayWords(entry.from) })]
              .filter((part) => part !== '')
              .join('　')}
          >
            <Link to="/entries/$id" params={{ id: entry.id }}>
              {entry.line}
            </Link>
          </One>
        ))}
        {list.more ? (
          <li>
            <Link to="/entries" search={{ kind: kind.kind, state } as never}>
              {t('看全部报上来的')}
            </Link>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

/** Schools and villages with children left behind of which no record came in for two weeks, in the places' order. */
export const Quiet = () => {
  const list = useList('getQuietPlaces', { limit: 8 })
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first) return <Loading rows={2} />
  const { total } = list.first
  return (
    <section>
      <h2 className="sec">{total ? t('两周没有一条记录的 {n} 个', { n: total }) : t('两周内处处都有记录')}</h2>
      <ul className="waits">
        {list.items.map((p) => (
          <li key={p.code}>
            <b>{p.name}</b> {p.under ? <span className="mut">{p.under} </span> : null}
            <span className="mut">
              {p.lastRecordOn ? t('最近一条 {d}', { d: dayWords(p.lastRecordOn) }) : t('还没有过记录')}
            </span>
          </li>
        ))}
      </ul>
      {list.more ? (
        <button type="button" className="linkish sm noprint" onClick={list.more}>
          {t('还有 {n} 个', { n: total - list.items.length })}
        </button>
      ) : null}
    </section>
  )
}
