import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { campaign } from '../../domain/entries/campaign.ts'
import { home } from '../../domain/entries/home.ts'
import { partner } from '../../domain/entries/partner.ts'
import { post } from '../../domain/entries/post.ts'
import { rule } from '../../domain/entries/rule.ts'
import { task } from '../../domain/entries/task.ts'
import { textIn } from '../../domain/kit/answers.ts'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import { RECORD_KINDS } from '../../domain/records/list.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { useMay, useMe } from '../client/me.tsx'
import { useRecordKinds } from '../client/record-kinds.ts'
import { usePlaces } from '../client/use-places.ts'
import { useEntryKinds } from '../entry/kinds.ts'
import { StandIns } from '../stand-ins/list.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { chartPost } from './chart-layout.ts'
import { Done } from './done.tsx'
import { DueHere } from './due-here.tsx'
import { PlaceFacts } from './facts.tsx'
import { Group } from './group.tsx'
import { Kept } from './kept.tsx'
import { useKept } from './use-place.ts'

/** What a place keeps for everybody, beside who leads: its rules, plans, what was agreed to be done, partners, homes. */
const REGISTERS: readonly EntryKind[] = [rule, campaign, task, partner, home]

/** A place on one page (kinds.md §7): who leads and who answers for what, what is due, what it keeps, what it did, where its ledgers are. */
export const Screen = () => {
  const { code } = useParams({ strict: false }) as { code: string }
  const me = useMe()
  const below = usePlaces({ within: me.post.place.code })
  const all = usePlaces({})
  const place = all.items.find((p) => p.code === code)
  if (all.error)
    return (
      <Page title={t('单位')}>
        <Fault error={all.error} again={all.again} />
      </Page>
    )
  if (!all.ready || !below.ready)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  if (!place)
    return (
      <Page title={t('单位')}>
        <Empty text={t('没有找到这个单位，请从“单位”里重新打开。')}>
          <Link to="/places">{t('看全部单位')}</Link>
        </Empty>
      </Page>
    )
  return <One key={code} place={place} mine={below.items.some((p) => p.code === code)} />
}

const One = ({ place, mine }: { place: { code: string; name: string; kind: string }; mine: boolean }) => {
  const me = useMe()
  const { read, write } = useEntryKinds()
  const written = useRecordKinds('every')
  const mayRead = useMay('record.read')
  const mayDuties = useMay('duty.read')
  const posts = useKept(post.kind, place.code, mine)
  const groups = Map.groupBy(posts.items, (e) => textIn(e.body, 'group'))
  const takes = (kind: EntryKind) => kind.about.some((a) => a === place.kind)
  const adds = (kind: EntryKind) => mine && takes(kind) && write.some((k) => k.kind === kind.kind)
  const kinds = RECORD_KINDS.filter((k) => k.read.includes(me.post.role)).filter(
    (k) => k.subject?.of === 'place' && k.subject.places.some((p) => p === place.kind),
  )
  return (
    <Page
      title={place.name}
      head={
        <>
          <span>{t('{x} 领导小组与分工', { x: place.name })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      actions={
        <>
          {groups.size > 0 ? (
            <Button variant="default" onClick={() => window.print()}>
              {t('打印分工')}
            </Button>
          ) : null}
          {mine ? (
            <Button
              component={Link}
              to="/places/$code/calendar"
              params={{ code: place.code } as never}
              variant="default"
            >
              {t('日历')}
            </Button>
          ) : null}
          {adds(post) ? (
            <Button
              component={Link}
              to="/entries/new/$kind"
              params={{ kind: post.kind } as never}
              search={{ place: place.code } as never}
            >
              {t('登记分工')}
            </Button>
          ) : null}
        </>
      }
    >
      <PlaceFacts place={place.code} />
      {mine ? <StandIns place={place.code} /> : null}
      {mine && place.kind === 'class' ? (
        <Link to="/classes/$code/brief" params={{ code: place.code }} className="noprint">
          {t('接班要知道的事：没办结的、答应过的、到期的、联系不上的')}
        </Link>
      ) : null}
      {mine && mayDuties ? <DueHere place={place.code} /> : null}
      {posts.error ? <Fault error={posts.error} again={posts.again} /> : null}
      {[...groups].map(([name, of]) => (
        <Group key={name} name={name} posts={of.map((e) => chartPost(e.id, e.body))} />
      ))}
      {posts.ready && groups.size === 0 && takes(post) ? (
        <section className="card pad noprint">
          <h2 className="sec">{t(post.title)}</h2>
          <p className="mut sm">{t(post.purpose)}</p>
        </section>
      ) : null}
      <div className="noprint col" style={{ gap: 16 }}>
        {REGISTERS.filter((kind) => takes(kind) && read.some((k) => k.kind === kind.kind)).map((kind) => (
          <Register key={kind.kind} kind={kind} place={place.code} mine={mine} add={adds(kind)} />
        ))}
        {mine && mayRead && kinds.length > 0 ? (
          <section className="card pad col" style={{ gap: 8 }} aria-label={t('做过的')}>
            <h2 className="sec">{t('做过的')}</h2>
            <ul className="own-list">
              {kinds.map((kind) => (
                <Done key={kind.kind} kind={kind} place={place.code} add={written.some((k) => k.kind === kind.kind)} />
              ))}
            </ul>
          </section>
        ) : null}
        {mine ? <Ledgers code={place.code} /> : null}
      </div>
    </Page>
  )
}

const Register = ({ kind, place, mine, add }: { kind: EntryKind; place: string; mine: boolean; add: boolean }) => (
  <Kept kind={kind} found={useKept(kind.kind, place, mine)} place={place} add={add} />
)

/** Where everything of the place stands whole. */
const Ledgers = ({ code }: { code: string }) => {
  const { actions } = useMe()
  const links = (
    [
      ['/children', '花名册', 'child.list'],
      ['/board', '落实情况', 'duty.read'],
      ['/entries', '登记', 'entry.read'],
      ['/records', '记录台账', 'record.read'],
      ['/calendar', '校历', 'place.read'],
    ] as const
  ).filter(([, , needs]) => actions.includes(needs))
  return (
    <nav className="card pad row" style={{ gap: 16 }} aria-label={t('台账')}>
      {links.map(([to, text]) => (
        <Link
          key={to}
          to={to}
          search={(to === '/calendar' ? {} : { place: code }) as never}
          style={{ padding: '10px 0' }}
        >
          {t(text)}
        </Link>
      ))}
    </nav>
  )
}
