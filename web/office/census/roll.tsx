import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RollAnswer } from '../../../domain/registers/roll.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { useMe } from '../../client/me.tsx'
import { useList } from '../../client/use-list.ts'
import { usePrint } from '../../client/use-print.ts'
import { Leave } from '../../file/leave.tsx'
import { AskReason } from '../../ui/ask-reason.tsx'
import { More } from '../../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { say as inWords, t } from '../../words/words.ts'
import type { Asked } from './asked.ts'
import { Changed } from './changed.tsx'
import { Differences } from './differences.tsx'
import { Gone } from './gone.tsx'
import { Line, type Listed } from './line.tsx'
import { Signing } from './signing.tsx'
import { Since } from './since.tsx'
import { useAnswers } from './use-answers.ts'

const WANTS = [
  ['all', '全部'],
  ['todo', '还没核对'],
  ['changed', '有变化、已离开'],
] as const

/** A class's or village's roll: each child with three answers, what is counted, the signature, what changed since. */
export const Roll = ({ place, own, asked }: { place: string; own: string | null; asked: Asked }) => {
  const me = useMe()
  const navigate = useNavigate()
  const want = asked.want === 'todo' || asked.want === 'changed' ? asked.want : 'all'
  const list = useList('getCensus', { place, want, limit: 200, ...(asked.term ? { term: asked.term } : {}) })
  const printing = usePrint(list)
  const data = list.first
  const { sent, waiting, fault, say } = useAnswers(data ?? null)
  const [open, setOpen] = useState<{ child: Listed; sort: 'changed' | 'leave' | 'away' } | null>(null)
  const tap = (child: Listed) => (said: RollAnswer) => {
    if (said === 'left') setOpen({ child, sort: child.canMove ? 'leave' : 'away' })
    else void say(child.id, said)
    if (said === 'changed') setOpen({ child, sort: 'changed' })
  }
  const set = (next: Partial<Asked>) =>
    void navigate({ to: '/census', search: { ...asked, ...next } as never, replace: true })
  const where = data?.place.kind === 'village' ? 'village' : 'class'
  return (
    <Page
      title={data ? t('{x}摸排', { x: data.place.name }) : t('摸排签核')}
      head={
        data ? (
          <>
            <span>{t('{x} {term}摸排名册', { x: data.place.name, term: data.term.name })}</span>
            <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
          </>
        ) : undefined
      }
      aside={data ? inWords(data.term.name) : undefined}
      actions={
        <>
          {place === own ? null : (
            <Button variant="default" onClick={() => set({ place: undefined as never, want: undefined as never })}>
              {t('‹ 各班各村')}
            </Button>
          )}
          <Button variant="default" className="only-desk" loading={printing.busy} onClick={printing.print}>
            {t('打印')}
          </Button>
        </>
      }
    >
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!data && !list.error ? <Loading rows={10} /> : null}
      {data ? <Signing data={data} waiting={waiting} /> : null}
      {data && (data.signed || data.reopened.length > 0) ? (
        <Since
          since={data.since}
          more={data.sinceMore}
          open={data.signed === null}
          anew={{ n: data.anew, show: () => set({ want: 'todo' as never }) }}
        />
      ) : null}
      {data ? <Gone gone={data.gone} /> : null}
      {data ? <Differences place={place} term={asked.term} /> : null}
      {fault && open === null ? <Fault error={fault} /> : null}
      {data ? (
        <div className="pills strip noprint">
          {WANTS.map(([key, label]) => (
            <button
              key={key}
              type="button"
              className="pill"
              data-on={key === want || undefined}
              aria-pressed={key === want}
              onClick={() => set({ want: (key === 'all' ? undefined : key) as never })}
            >
              {t(label)}
              {key === 'todo' ? ` ${data.todo}` : ''}
            </button>
          ))}
        </div>
      ) : null}
      {data && list.items.length === 0 ? (
        <Empty
          text={
            want === 'all'
              ? t('名册上现在没有孩子。确实没有的话，也可以签核。')
              : want === 'todo'
                ? t('都核对过了。')
                : t('还没有说过有变化、已离开的。')
          }
        />
      ) : null}
      {data && list.items.length > 0 ? (
        <div className="card">
          <ul className="census-roll">
            {list.items.map((child) => (
              <Line
                key={child.id}
                child={child}
                said={sent[child.id] ?? child.answer?.answer ?? null}
                where={where}
                tap={data.canAnswer ? tap(child) : null}
              />
            ))}
          </ul>
          <More more={list.more} busy={list.busy} text={t('再看一些')} />
        </div>
      ) : null}
      {open?.sort === 'changed' ? (
        <Changed id={open.child.id} name={open.child.name} close={() => setOpen(null)} />
      ) : null}
      {open?.sort === 'leave' ? <Leave id={open.child.id} name={open.child.name} close={() => setOpen(null)} /> : null}
      {open?.sort === 'away' ? (
        <AskReason
          title={t('{name}离开了', { name: open.child.name })}
          text={t('在校学生的离开由学校办。您写的学校看得到，村里的名册不签这一名。')}
          label={t('去了哪里，为什么')}
          hint={t('例如：全家搬到县城')}
          yes={t('记下')}
          busy={waiting}
          error={fault}
          go={(reason) => void say(open.child.id, 'left', reason).then((kept) => (kept ? setOpen(null) : undefined))}
          close={() => setOpen(null)}
        />
      ) : null}
    </Page>
  )
}
