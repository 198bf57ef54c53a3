import { Link, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { gridColumn } from '../../../domain/records/class-grid.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords, weekdayWords } from '../../client/child-text.ts'
import { useHasEntries } from '../../client/kept-registers.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { hush } from '../../client/notify.ts'
import { isOwedKind } from '../../client/owed-kinds.ts'
import { useAsk } from '../../client/queries.ts'
import { useUsualKinds } from '../../client/record-kinds.ts'
import { useEntryKinds } from '../../entry/kinds.ts'
import { PaperLinks } from '../../record/paper/links.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Empty, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Registers } from './registers.tsx'

type Child = Answer<'getToday'>['households'][number]['children'][number]
/** So many kinds stand as cards with what they are for; the others by their name alone: one screen, not a catalogue. */
const MOST_CARDS = 8
const MOST_NOTES = 5

/** “记一笔”: what was promised, and whatever may be recorded here by me, what I use most first, with who is owed it. */
export const Screen = () => {
  const me = useMe()
  const { children: asked } = useSearch({ strict: false }) as { children?: string }
  const usual = useUsualKinds(asked ? 'about-children' : 'every')
  const kinds = usual.filter(useHasEntries(usual))
  const registers = useEntryKinds().write.length > 0
  const may = useMay('child.list')
  const own = useMay('ledger.own')
  const today = useAsk('getToday', { query: { show: 'due' } }, { enabled: useMay('duty.read') && !asked })
  const all = today.data?.households.flatMap((h) => h.children) ?? []
  // Begun at a child: for whom stands in the head.
  const start = useAsk(
    'prepareRecord',
    { query: { kind: kinds[0]?.kind ?? '', children: asked ?? '' } },
    { enabled: asked !== undefined && kinds.length > 0 },
  )
  // Nobody comes back to this one: what was said of the last thing is not about the next.
  useEffect(() => {
    if (asked !== undefined) hush()
  }, [asked])
  const who = (start.data?.people ?? []).filter((p) => p.asked).map((p) => p.name)
  const noted = all.filter((c) => c.note)
  return (
    <Page title={t('记一笔')} aside={[...who, `${dayWords(me.today)} ${weekdayWords(me.today)}`].join(' · ')}>
      {kinds.length === 0 && !registers ? (
        <Empty text={t('您现在的职务不记这些。有几个职务的，可以在右上角换一个。')} />
      ) : null}
      {noted.length ? (
        <section className="col" style={{ gap: 6 }}>
          <h2 className="sec">{t('说好要做的')}</h2>
          <div className="card lines">
            {noted.slice(0, MOST_NOTES).map((c) => (
              <Link
                key={c.id}
                to="/record"
                search={{ children: c.id } as never}
                className="row"
                style={{ minHeight: 48, padding: '4px 12px', gap: 12, color: 'inherit' }}
              >
                <b>{c.name}</b>
                <span>{c.note}</span>
                <span className="sp" />
                {c.last ? <span className="mut sm">{t('{d}说的', { d: dayWords(c.last.on) })}</span> : null}
              </Link>
            ))}
          </div>
        </section>
      ) : null}
      {kinds.length ? (
        <section className="col" style={{ gap: 6 }}>
          <div className="row">
            <h2 className="sec">{t('记什么')}</h2>
            <span className="sp" />
            <span className="mut sm">{t('常用的在前')}</span>
          </div>
          <div className="kinds">
            {kinds.slice(0, MOST_CARDS).map((kind) => (
              <Link
                key={kind.kind}
                to="/record/$kind"
                params={{ kind: kind.kind }}
                search={(asked ? { children: asked } : {}) as never}
                // Begun at a child, a record is kept and one is back at that child, not here.
                replace={asked !== undefined}
                className="card"
              >
                <b>{t(kind.title)}</b>
                <Owed owed={all.filter((c) => isOwedKind(kind, c.duties))} kind={kind.kind} about={kind.about} />
              </Link>
            ))}
          </div>
          {kinds.length > MOST_CARDS ? (
            <section className="pills" aria-label={t('还能记')}>
              {kinds.slice(MOST_CARDS).map((kind) => (
                <Link
                  key={kind.kind}
                  to="/record/$kind"
                  params={{ kind: kind.kind }}
                  search={(asked ? { children: asked } : {}) as never}
                  replace={asked !== undefined}
                  className="pill"
                  title={t(kind.about)}
                >
                  {t(kind.title)}
                </Link>
              ))}
            </section>
          ) : null}
          {may && !asked && kinds.some((k) => gridColumn(k.kind)) ? (
            <Link to="/record/class" className="card pad row" style={{ color: 'inherit', gap: '2px 12px' }}>
              <b>{me.post.place.kind === 'village' ? t('全村一起记') : t('全班一起记')}</b>
              <span className="mut sm">{t('大家都一样的事：谈了都好、电话打通了、信发了、回执收了，一屏点完。')}</span>
            </Link>
          ) : null}
          {may && !asked ? <PaperLinks kinds={kinds} /> : null}
        </section>
      ) : null}
      {/* An entry hangs on one child. */}
      {asked?.includes(',') ? null : <Registers child={asked} />}
      {own && !asked && (me.post.place.kind === 'school' || me.post.place.kind === 'class') ? <OwnMoney /> : null}
    </Page>
  )
}

/** What somebody lends or pays out of the own pocket (S3.8, S5.4), one tap from here. */
const OwnMoney = () => (
  <section className="col" style={{ gap: 6 }}>
    <h2 className="sec">{t('自己掏的钱')}</h2>
    <div className="pills">
      <Link to="/ledger" search={{ do: 'lend' } as never} className="pill">
        {t('借给学生')}
      </Link>
      <Link to="/ledger" search={{ do: 'advance' } as never} className="pill">
        {t('我垫付的')}
      </Link>
      <Link to="/ledger" className="pill">
        {t('看爱心账')}
      </Link>
    </div>
  </section>
)

/** Who is owed it this week: the most pressing name and how many; what it is, where nobody is. */
const Owed = ({ owed, kind, about }: { owed: readonly Child[]; kind: string; about: string }) => {
  const [first] = owed
  const rule = DUTY_RULES.find((r) => r.evidence.kinds[0] === kind)
  const duty = first?.duties.find((d) => d.rule === rule?.key)
  if (!first || !duty) return <span className="mut sm">{t(about)}</span>
  const text = owed.length > 1 ? t('{name}等 {n} 名', { name: first.name, n: owed.length }) : first.name
  return <StateMark state={duty.state} text={text} />
}
