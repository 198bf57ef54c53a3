import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useAsk } from '../../client/queries.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { Empty, Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Household = Answer<'getToday'>['households'][number]
const SHOWS = [
  ['due', '该做的'],
  ['week', '本周'],
  ['all', '全部'],
] as const

/** Who needs what from me: by household, siblings together, overdue first. One hand is enough. */
export const Screen = () => {
  const [show, setShow] = useState<'due' | 'week' | 'all'>('due')
  const today = useAsk('getToday', { query: { show } }, { keep: true })
  return (
    <div className="page" style={{ maxWidth: 720 }}>
      <div className="hd">
        <h1>{t('今天要看望谁')}</h1>
        <span className="mut">{today.data ? dayWords(today.data.today) : ''}</span>
      </div>
      <div className="row" role="group" aria-label={t('看哪些')}>
        {SHOWS.map(([key, text]) => (
          <button key={key} type="button" className="choice" aria-pressed={show === key} onClick={() => setShow(key)}>
            {t(text)} {today.data?.counts[key] ?? ''}
          </button>
        ))}
      </div>
      {today.error ? <Fault error={today.error} again={() => void today.refetch()} /> : null}
      {!today.data && !today.error ? <Loading rows={5} /> : null}
      {today.data && today.data.households.length === 0 ? (
        <Empty
          text={
            today.data.counts.all === 0
              ? t('您负责的地方还没有父母外出的孩子。名单导入后，每月谈心、三次家访会自己排到这里。')
              : t('这几天没有到期的。想提前做，看“全部”。')
          }
        />
      ) : null}
      {today.data?.households.map((h) => (
        <Home key={h.householdId} home={h} />
      ))}
    </div>
  )
}

const Home = ({ home }: { home: Household }) => {
  const navigate = useNavigate()
  const owed = (rule: string) => home.children.filter((c) => c.duties.some((d) => d.rule === rule)).map((c) => c.id)
  const visit = owed('term-home-visits')
  const record = (kind: string, ids: readonly string[]) =>
    void navigate({ to: '/record/$kind', params: { kind }, search: { children: ids.join(',') } })
  return (
    <section className="card" aria-label={home.children.map((c) => c.name).join('、')}>
      <div className="pad mut sm" style={{ paddingBottom: 0 }}>
        {[home.address ?? home.villageName, home.carerText].filter(Boolean).join(' · ')}
      </div>
      {home.children.map((child) => (
        <div key={child.id} className="pad row" style={{ flexWrap: 'nowrap' }}>
          <div style={{ flex: 1, minWidth: 0 }}>
            <Link
              to="/children/$id"
              params={{ id: child.id }}
              style={{ fontSize: 'var(--t-xl)', fontWeight: 600, color: 'inherit', textDecoration: 'none' }}
            >
              {child.name}
            </Link>{' '}
            <span className="mut sm">{child.className}</span>
            <div className="row" style={{ gap: 10 }}>
              {child.duties.map((d) => (
                <StateMark key={d.id} state={d.state} text={d.text} />
              ))}
            </div>
            {child.lastTalk ? (
              <div className="mut sm">
                {t('上次 {d}：{x}', { d: dayWords(child.lastTalk.on), x: child.lastTalk.line })}
              </div>
            ) : null}
          </div>
          <Button
            size="md"
            className="tap"
            variant="default"
            aria-label={t('给{name}记谈心', { name: child.name })}
            onClick={() => record('talk', [child.id])}
          >
            {t('谈心')}
          </Button>
        </div>
      ))}
      {visit.length > 0 ? (
        <div className="pad" style={{ paddingTop: 0 }}>
          <Button fullWidth size="md" className="tap" variant="light" onClick={() => record('home-visit', visit)}>
            {visit.length > 1 ? t('一起记家访（{n} 个孩子）', { n: visit.length }) : t('记家访')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
