import { useState } from 'react'
import { addDays } from '../../domain/kit/dates.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { useList } from '../client/use-list.ts'
import { More } from '../ui/more.tsx'
import { Empty, Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Owners } from './owners.tsx'

type Closed = NonNullable<Answer<'getEscalations'>['closed']>
type Line = Closed['groups'][number]

/** What a week closed undone: a line a rule and kind of post, never a person; opened to its names, with what was waived and why beside. */
export const Week = ({ closed, look }: { closed: Closed; look: (day: string) => void }) => {
  const me = useMe()
  const title = t('{a}到{b}关上的：没做的 {n} 件', { a: dayWords(closed.from), b: dayWords(closed.to), n: closed.n })
  return (
    <section className="col" style={{ gap: 10 }} aria-label={title}>
      <div className="row">
        <h2 className="sec">{title + (closed.waived ? t('，免了的 {n} 件', { n: closed.waived }) : '')}</h2>
        <span className="sp" />
        <button type="button" className="choice noprint" onClick={() => look(addDays(closed.from, -7))}>
          {t('前一周')}
        </button>
        {addDays(closed.from, 7) <= me.today ? (
          <button type="button" className="choice noprint" onClick={() => look(addDays(closed.from, 7))}>
            {t('后一周')}
          </button>
        ) : null}
      </div>
      {closed.groups.length === 0 ? <Empty text={t('这一周没有关上而没做的。')} /> : null}
      {closed.groups.map((line) => (
        <Opened key={`${line.rule} ${line.role} ${closed.from}`} line={line} week={closed.from} />
      ))}
    </section>
  )
}

const Opened = ({ line, week }: { line: Line; week: string }) => {
  const [open, setOpen] = useState(false)
  return (
    <details className="card pad" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary className="row" style={{ cursor: 'pointer', minHeight: 44, gap: '4px 12px' }}>
        <b>{line.title}</b>
        <span className="mut">{t('{who}的', { who: t(line.roleName) })}</span>
        <span className="sp" />
        <span>{t('没做的 {n} 件', { n: line.n })}</span>
        {line.waived ? <span className="mut">{t('免了的 {n} 件', { n: line.waived })}</span> : null}
      </summary>
      {open ? (
        <div className="col" style={{ gap: 12 }}>
          {line.n ? <Names line={line} week={week} waived="no" /> : null}
          {line.waived ? (
            <>
              <h3 className="sec mut">{t('免了的，和为什么')}</h3>
              <Names line={line} week={week} waived="yes" />
            </>
          ) : null}
        </div>
      ) : null}
    </details>
  )
}

const Names = ({ line, week, waived }: { line: Line; week: string; waived: 'yes' | 'no' }) => {
  const list = useList('listEscalated', { step: 'closed', week, rule: line.rule, role: line.role, waived, limit: 100 })
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first) return <Loading rows={2} />
  return (
    <>
      {waived === 'yes' ? (
        <div className="lines">
          {list.items.map((d) => (
            <p key={d.id} style={{ margin: 0, padding: '6px 0' }}>
              <b>{d.subject.name}</b> <span className="mut sm">{d.className}</span>{' '}
              {d.waiver
                ? t('{by} {on} 免的：{x}', { by: d.waiver.by, on: dayWords(d.waiver.on), x: d.waiver.reason })
                : ''}
            </p>
          ))}
        </div>
      ) : (
        <Owners items={list.items} remind={false} />
      )}
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
    </>
  )
}
