import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { OCCASION, task } from '../../domain/entries/task.ts'
import { addDays, maxDate } from '../../domain/kit/dates.ts'
import { beginEntry } from '../client/begin-entry.ts'
import type { Answer } from '../client/call.ts'
import { dayWords, weekdayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { t } from '../words/words.ts'

type One = Answer<'getOccasions'>['festivals'][number]

/** So many days before the day it should be ready. */
const READY_BEFORE = 7

/** One festival: when, how many children, sleeping where and in which class; how many have been given something. `add`: the place at which something to prepare may be added. */
export const Festival = ({ festival, add, whole }: { festival: One; add: string | null; whole: boolean }) => (
  <div className="card pad col" style={{ gap: 6 }}>
    <div className="row" style={{ gap: '2px 12px' }}>
      <b>{t(festival.name)}</b>
      <span>{t('{d} {w}', { d: dayWords(festival.on), w: weekdayWords(festival.on) })}</span>
      {festival.lunar ? <span className="mut sm">{t('农历{x}', { x: festival.lunar })}</span> : null}
      <span className="sp" />
      {add ? <Add place={add} festival={festival} /> : null}
    </div>
    <span>
      {whole
        ? t('住在这里、来这里的孩子 {n} 名', { n: festival.children })
        : t('父母外出的孩子 {n} 名', { n: festival.children })}
      {festival.given ? t('，已经给了 {n} 名', { n: festival.given }) : ''}
    </span>
    {(['dormitory', 'class'] as const).map((sort) => {
      const groups = festival.groups.filter((g) => g.sort === sort)
      return groups.length ? (
        <span key={sort} className="sm mut">
          {groups.map((g) => t('{x} {n} 名', { x: g.name, n: g.n })).join('，')}
        </span>
      ) : null
    })}
  </div>
)

const Add = ({ place, festival }: { place: string; festival: One }) => {
  const me = useMe()
  const navigate = useNavigate()
  return (
    <Button
      size="sm"
      variant="default"
      aria-label={t('给{x}加一件要准备的', { x: t(festival.name) })}
      onClick={() => {
        beginEntry(task.kind, place, {
          what: `${festival.name}：`,
          due: maxDate(me.today, addDays(festival.on, -READY_BEFORE)),
          came: OCCASION,
        })
        void navigate({ to: '/entries/new/$kind', params: { kind: task.kind } as never, search: { place } as never })
      }}
    >
      {t('加一件要准备的')}
    </Button>
  )
}
