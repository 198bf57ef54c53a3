import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { OCCASION, task } from '../../domain/entries/task.ts'
import { beginEntry } from '../client/begin-entry.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { Settle } from '../entry/settle.tsx'
import { t } from '../words/words.ts'

type Task = Answer<'getOccasions'>['tasks'][number]

/** What is to be prepared, who does it, until when; done with a tap. */
export const Prepared = ({ tasks, add }: { tasks: readonly Task[]; add: string | null }) => {
  const me = useMe()
  const navigate = useNavigate()
  return (
    <section className="col" style={{ gap: 6 }} aria-label={t('要准备的')}>
      <div className="row">
        <h2 className="sec">{t('要准备的')}</h2>
        <span className="sp" />
        {add ? (
          <Button
            size="sm"
            variant="default"
            onClick={() => {
              beginEntry(task.kind, add, { came: OCCASION })
              void navigate({
                to: '/entries/new/$kind',
                params: { kind: task.kind } as never,
                search: { place: add } as never,
              })
            }}
          >
            {t('加一件')}
          </Button>
        ) : null}
      </div>
      {tasks.length === 0 ? <p className="mut">{t('还没有写要准备什么。')}</p> : null}
      <ul className={tasks.length ? 'card lines' : ''} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {tasks.map((one) => (
          <li key={one.id} className="row" style={{ padding: '6px 12px', gap: '2px 12px', minHeight: 52 }}>
            <span className="col" style={{ gap: 0, flex: '1 1 200px', minWidth: 0 }}>
              <Link to="/entries/$id" params={{ id: one.id }} className="name">
                {one.what}
              </Link>
              <span className={one.due !== null && one.due < me.today && !one.done ? 'sm c-overdue' : 'sm mut'}>
                {[one.owner, one.due ? t('{d}前', { d: dayWords(one.due) }) : '', t(one.state)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {one.done ? null : <Settle entry={{ id: one.id, kind: task.kind, line: one.what }} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
