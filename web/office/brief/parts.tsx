import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { TOUCH_WANTS } from '../../../domain/registers/touch.ts'
import { TOUCH_WORDS } from '../../../domain/registers/touch-words.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { useAsk } from '../../client/queries.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Asked = { error: Error | null; isPending: boolean; refetch: () => unknown }

/** One thing that whoever takes over should know: its lines, or that there is nothing. */
export const Part = ({
  title,
  none,
  asked,
  lines,
}: {
  title: string
  none: string
  asked: Asked
  lines: readonly ReactNode[] | undefined
}) => (
  <section className="card pad col" style={{ gap: 6 }} aria-label={title}>
    <h2 className="sec" style={{ margin: 0 }}>
      {title}
    </h2>
    {asked.error ? <Fault error={asked.error} again={() => void asked.refetch()} /> : null}
    {asked.isPending ? <Loading rows={2} /> : null}
    {lines?.length === 0 ? <p className="sm mut">{none}</p> : null}
    {lines?.length ? <ul style={{ margin: 0, paddingLeft: 20 }}>{lines}</ul> : null}
  </section>
)

export const Child = ({ id, name }: { id: string | null; name: string }) =>
  id === null ? (
    <b>{name}</b>
  ) : (
    <Link to="/children/$id" params={{ id }}>
      {name}
    </Link>
  )

/** Worries that are not closed, of those on whose list the reader stands: that there is one, never what. */
export const Worries = ({ className }: { className: string }) => {
  const asked = useAsk('getConcerns', {})
  return (
    <Part
      title={t('还没办结的担心')}
      none={t('没有。')}
      asked={asked}
      lines={asked.data?.items
        .filter((c) => c.className === className)
        .map((c) => (
          <li key={c.id}>
            <Child id={c.childId} name={c.childName} /> {t('{d}记下', { d: longDate(c.on) })}
            {c.next ? t('，下一步到{d}', { d: longDate(c.next.on) }) : null}
          </li>
        ))}
    />
  )
}

/** What is owed now and was not done: rule by rule, the children by name. */
export const Owed = ({ code, state, title }: { code: string; state: 'overdue' | 'due-soon'; title: string }) => {
  const asked = useAsk('listDuties', { query: { place: code, state, limit: 200 } })
  const byRule = Map.groupBy(asked.data?.items ?? [], (d) => d.ruleTitle)
  return (
    <Part
      title={title}
      none={t('没有。')}
      asked={asked}
      lines={
        asked.data &&
        [...byRule].map(([rule, duties]) => (
          <li key={rule}>
            <b>{rule}</b> {t('{n} 件：', { n: duties.length })}
            {duties.slice(0, 12).map((d, i) => (
              <span key={d.id}>
                {i ? t('、') : ''}
                <Child id={d.childId} name={d.childName ?? d.subject.name} />
              </span>
            ))}
            {duties.length > 12 ? t('等') : ''}
          </li>
        ))
      }
    />
  )
}

type Entry = Answer<'listEntries'>['items'][number]

/** Entries of a register that live, each with its line and its next day. */
export const Entries = ({
  title,
  asked,
  kinds,
  items,
}: {
  title: string
  asked: Asked
  kinds: readonly string[]
  items: readonly Entry[] | undefined
}) => {
  const dayOf = (e: Entry) => e.due[0]?.on ?? '9999'
  return (
    <Part
      title={title}
      none={t('没有。')}
      asked={asked}
      lines={items
        ?.filter((e) => kinds.includes(e.kind))
        .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
        .map((e) => (
          <li key={e.id}>
            {e.about.kind === 'child' ? <Child id={e.about.id} name={e.about.name} /> : <b>{e.about.name}</b>}{' '}
            <Link to="/entries/$id" params={{ id: e.id }}>
              {e.line || e.kindTitle}
            </Link>
            {e.due[0] ? (
              <span className={e.due[0].over ? 'c-overdue' : 'mut'}>
                {t('（{d}：{what}）', { d: longDate(e.due[0].on), what: e.due[0].words })}
              </span>
            ) : null}
          </li>
        ))}
    />
  )
}

/** Who has not met or spoken with the parents for long, list by list and by name: on paper nothing opens. */
export const Touch = ({ code }: { code: string }) => {
  const asked = useAsk('listOutOfTouch', { query: { place: code, want: 'unreached', limit: 60 } })
  const { data } = asked
  return (
    <Part
      title={t('联系不上、很久没见父母的')}
      none={t('没有。')}
      asked={asked}
      lines={
        data &&
        TOUCH_WANTS.filter((want) => (data.counts[want] ?? 0) > 0).map((want) => (
          <li key={want}>
            <Link to="/out-of-touch" search={{ place: code, want } as never}>
              {t(TOUCH_WORDS[want].title)}
            </Link>{' '}
            {t('{n} 名', { n: data.counts[want] ?? 0 })}
            <Named code={code} want={want} />
          </li>
        ))
      }
    />
  )
}

const Named = ({ code, want }: { code: string; want: (typeof TOUCH_WANTS)[number] }) => {
  const { data } = useAsk('listOutOfTouch', { query: { place: code, want, limit: 60 } })
  if (!data?.items.length) return null
  return (
    <span>
      {t('：')}
      {data.items.map((c, i) => (
        <span key={c.id}>
          {i ? t('、') : ''}
          <Child id={c.id} name={c.name} />
        </span>
      ))}
      {data.next ? t('等') : ''}
    </span>
  )
}

/** Whom nobody can call: no phone of whoever looks after the child. */
export const NoPhone = ({ code }: { code: string }) => {
  const asked = useAsk('listChildren', {
    query: { place: code, status: 'enrolled', missing: 'carerPhone', sort: 'name', limit: 60 },
  })
  return (
    <Part
      title={t('没有照看人电话的')}
      none={t('没有。')}
      asked={asked}
      lines={asked.data?.items.map((c) => (
        <li key={c.id}>
          <Child id={c.id} name={c.name} />
          {c.carer.name ? t('，照看人{x}', { x: c.carer.name }) : null}
        </li>
      ))}
    />
  )
}
