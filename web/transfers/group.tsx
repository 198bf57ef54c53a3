import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayWords, sexWords, sinceWords } from '../client/child-text.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { AskReason } from '../ui/ask-reason.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Accept } from './accept.tsx'
import type { Transfer } from './groups.ts'
import { UndoAcceptance } from './undo.tsx'

/** Children handed over together, with what whoever looks may do: take them in, not take them in, take them back. */
export const Group = ({
  items,
  side,
  again,
}: {
  items: readonly Transfer[]
  side: 'in' | 'out'
  again: (who: readonly { id: string; name: string }[]) => void
}) => {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<'accept' | 'decline' | null>(null)
  // Said at once: what was answered is gone from the list when it is read anew.
  const decline = useDo('declineTransfers', undefined, () => {
    tell(t('退回去了，交来的学校会看到原因。'))
    setOpen(null)
  })
  const back = useDo('withdrawTransfers', undefined, () => tell(t('收回来了，仍在原来的班。')))
  const [one] = items
  if (!one) return null
  const acts = one.mayAccept || one.mayWithdraw || one.mayUndo
  const ids = items.filter((x) => !left.has(x.id)).map((x) => x.id)
  const title = titleOf(one, side)
  const declined = one.state === 'declined' && side === 'out'
  return (
    <li className="card pad col" style={{ gap: 8 }}>
      <div className="row" style={{ gap: '2px 12px', flexWrap: 'wrap' }}>
        <b>{title}</b>
        <span className="mut">{t('从{d}起', { d: dayWords(one.on) })}</span>
        <span className="mut sm">{t('{who} {d}交的', { who: one.asked.by, d: dayWords(one.asked.on) })}</span>
        {one.days > 0 ? (
          <span className={one.late ? 'c-overdue' : 'mut'}>{t('已等 {n} 天', { n: one.days })}</span>
        ) : null}
      </div>
      {one.answer ? <p className="sm">{answerWords(one)}</p> : null}
      {one.undone ? <p className="sm">{t('接收过，又撤回了：{why}', { why: one.undone })}</p> : null}
      <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 4 }}>
        {items.map((x) => (
          <li key={x.id} className="row" style={{ gap: '2px 12px', minHeight: 32, flexWrap: 'wrap' }}>
            {acts && items.length > 1 ? (
              <Checkbox
                label={x.child?.name ?? ''}
                checked={!left.has(x.id)}
                onChange={(e) => {
                  const next = new Set(left)
                  if (e.currentTarget.checked) next.delete(x.id)
                  else next.add(x.id)
                  setLeft(next)
                }}
                style={{ minWidth: 110 }}
              />
            ) : (
              <Name transfer={x} />
            )}
            {x.child ? (
              <span className="mut sm">
                {[sexWords(x.child.sex), x.child.birth ? t('{d}生', { d: sinceWords(x.child.birth) }) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            ) : null}
            {x.note ? <span className="sm">{t('交来的话：{x}', { x: x.note })}</span> : null}
          </li>
        ))}
      </ul>
      {decline.error && open !== 'decline' ? <Fault error={decline.error} /> : null}
      {back.error ? <Fault error={back.error} /> : null}
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {one.mayAccept ? (
          <>
            <Button
              size="sm"
              disabled={ids.length === 0}
              onClick={() => setOpen('accept')}
              aria-label={t('接收 {n} 名：{x}', { x: title, n: ids.length })}
            >
              {t('接收 {n} 名', { n: ids.length })}
            </Button>
            <Button
              size="sm"
              variant="default"
              disabled={ids.length === 0}
              onClick={() => setOpen('decline')}
              aria-label={t('不接收：{x}，{n} 名', { x: title, n: ids.length })}
            >
              {t('不接收')}
            </Button>
          </>
        ) : null}
        {one.mayWithdraw ? (
          <Button
            size="sm"
            variant="default"
            loading={back.isPending}
            disabled={ids.length === 0}
            onClick={() => back.mutate({ body: { ids } })}
            aria-label={t('收回 {n} 名：{x}', { x: title, n: ids.length })}
          >
            {t('收回 {n} 名', { n: ids.length })}
          </Button>
        ) : null}
        {one.mayUndo ? <UndoAcceptance ids={ids} title={title} /> : null}
        {declined ? (
          <Button
            size="sm"
            variant="default"
            onClick={() => again(items.flatMap((x) => (x.child?.id ? [{ id: x.child.id, name: x.child.name }] : [])))}
          >
            {t('另交一所学校')}
          </Button>
        ) : null}
      </div>
      {open === 'accept' ? <Accept items={items.filter((x) => !left.has(x.id))} close={() => setOpen(null)} /> : null}
      {open === 'decline' ? (
        <AskReason
          title={t('不接收 {n} 名', { n: ids.length })}
          text={t('孩子仍是交来的学校的，那边会看到原因。')}
          label={t('为什么不接收')}
          hint={t('例如 住得近的是另一所学校')}
          yes={t('不接收')}
          busy={decline.isPending}
          error={decline.error}
          go={(reason) => decline.mutate({ body: { ids, reason } })}
          close={() => setOpen(null)}
        />
      ) : null}
    </li>
  )
}

const titleOf = (x: Transfer, side: 'in' | 'out'): string => {
  const from = [x.from.name, x.fromClass ?? ''].filter(Boolean).join(' ')
  const to = x.to ? x.to.name : (x.elsewhere ?? t('不知道去哪所学校'))
  return side === 'in' && x.state === 'waiting' && !x.mayWithdraw && x.mayAccept
    ? t('{from}交来', { from: x.from.township ? `${from}（${x.from.township}）` : from })
    : t('{from}到{to}', { from, to })
}

/** Whose it is, as far as the file is here (decision 010). */
const Name = ({ transfer: x }: { transfer: Transfer }) =>
  x.child === null ? (
    <span className="mut">{x.state === 'accepted' ? t('（已转到别处）') : t('（没有接收，名字不再显示）')}</span>
  ) : x.child.id ? (
    <Link to="/children/$id" params={{ id: x.child.id }} className="name">
      {x.child.name}
    </Link>
  ) : (
    <b>{x.child.name}</b>
  )

const answerWords = ({ state, answer }: Transfer): string => {
  if (!answer) return ''
  const gaps = { d: dayWords(answer.on), who: answer.by, why: answer.reason ?? '', x: answer.toClass ?? '' }
  if (state === 'declined') return t('{who} {d}没有接收：{why}', gaps)
  if (state === 'withdrawn') return answer.reason ? t('{d}不再等接收：{why}', gaps) : t('{who} {d}收回了', gaps)
  if (answer.toClass === null) return t('{d}接收了：{why}', gaps)
  return t('{who} {d}接收，坐进{x}，从{on}起', { ...gaps, on: dayWords(answer.joins ?? answer.on) })
}
