import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { call } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { queryClient, useAsk } from '../../client/queries.ts'
import { isOffline, passes } from '../../local/send.ts'
import { Fold } from '../../ui/fold.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { dropTick, keepTick, tickedOn } from './ticked.ts'

type Held = Answer<'listHeld'>['items'][number]

/** A tap may be taken back for so long; then, or when the page is left, it is sent. */
const TAKE_BACK = 6000

/** What I have taken on and not done, the earliest day first: one tap when it is done (F17). */
export const HeldToday = () => {
  const may = useMay('entry.write')
  const asked = useAsk('listHeld', {}, { enabled: useMay('entry.read') })
  const items = asked.data?.items ?? []
  useSendTicked(asked.data?.items)
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />
  if (items.length === 0) return null
  const late = items.filter((item) => item.over).length
  return (
    <Fold
      title={t('说好要办的')}
      count={String(items.length + (asked.data?.more ?? 0))}
      late={late ? t('{n} 件过了', { n: late }) : null}
    >
      <div className="card lines">
        {items.map((item) => (
          <One key={item.id} item={item} may={may} />
        ))}
        {asked.data && asked.data.more > 0 ? (
          <p className="mut sm pad">{t('后面还有 {n} 件，前面的办好就排上来。', { n: asked.data.more })}</p>
        ) : null}
      </div>
    </Fold>
  )
}

/** Sends a tick. What passes by itself (no network, an ended session) is kept for the next opening; anything else is for a person. */
const sendTick = async (account: string, item: Held, on: string): Promise<'done' | 'kept' | 'failed'> => {
  try {
    await call('endEntry', { params: { id: item.id }, body: { on, ...item.end }, stays: true })
    dropTick(account, item.id)
    void queryClient.invalidateQueries()
    return 'done'
  } catch (fault) {
    if (!passes(fault)) dropTick(account, item.id)
    return isOffline(fault) ? 'kept' : 'failed'
  }
}

/** What was ticked here before and did not get through then, once, as the page opens. */
const useSendTicked = (items: readonly Held[] | undefined) => {
  const { accountId } = useMe()
  const looked = useRef(false)
  useEffect(() => {
    if (!items || looked.current) return
    looked.current = true
    for (const item of items) {
      const on = tickedOn(accountId, item.id)
      if (on !== undefined) void sendTick(accountId, item, on)
    }
  }, [items, accountId])
}

const One = ({ item, may }: { item: Held; may: boolean }) => {
  const me = useMe()
  const { accountId, today } = me
  const [state, setState] = useState<'open' | 'tapped' | 'failed' | 'kept'>('open')
  const waiting = useRef<(() => void) | null>(null)
  const send = (on: string) => {
    waiting.current = null
    void sendTick(accountId, item, on).then((how) => {
      if (how !== 'done') setState(how)
    })
  }
  const tap = () => {
    keepTick(accountId, item.id, today)
    const timer = setTimeout(() => send(today), TAKE_BACK)
    waiting.current = () => {
      clearTimeout(timer)
      send(today)
    }
    setState('tapped')
    takeBack.current = () => {
      clearTimeout(timer)
      waiting.current = null
      dropTick(accountId, item.id)
      setState('open')
    }
  }
  const takeBack = useRef<() => void>(() => {})
  // Whoever leaves the page, closes it or puts the phone away has not taken it back.
  useEffect(() => {
    const leave = () => waiting.current?.()
    const away = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', away)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', away)
      leave()
    }
  }, [])
  if (state === 'tapped')
    return (
      <div className="row" style={{ padding: '6px 12px', gap: '2px 12px' }} role="status">
        <span className="mut" style={{ flex: '1 1 12em', minWidth: 0 }}>
          {t('{name}：{x}，办好了', { name: item.about.name, x: item.line })}
        </span>
        <Button variant="default" onClick={() => takeBack.current()}>
          {t('撤回')}
        </Button>
      </div>
    )
  return (
    <div className="row" style={{ padding: '6px 12px', gap: '2px 12px' }}>
      <div style={{ flex: '1 1 12em', minWidth: 0 }}>
        {item.about.kind === 'child' ? (
          <Link to="/children/$id" params={{ id: item.about.id }} className="name">
            {item.about.name}
          </Link>
        ) : (
          <b>{item.about.name}</b>
        )}{' '}
        <Link to="/entries/$id" params={{ id: item.id }} style={{ color: 'inherit' }}>
          {item.line}
        </Link>
        <div className={item.over ? 'sm c-overdue' : 'sm mut'}>
          {item.due ? t(item.over ? '过了：说好{d}前' : '{d}前', { d: dayWords(item.due) }) : null}
        </div>
        {item.done ? (
          <div className="sm c-met">
            {t('{d}已经记了{x}，办好了就点一下', { d: dayWords(item.done.on), x: t(item.done.title) })}
          </div>
        ) : null}
        {state === 'kept' ? <div className="sm mut">{t('没有网：记在手机里了，有网时打开这一页就发出。')}</div> : null}
        {state === 'failed' ? <div className="sm c-overdue">{t('没有存上，请再点一次。')}</div> : null}
      </div>
      {may ? (
        <Button
          variant={item.done ? 'filled' : 'default'}
          aria-label={t('{name}：{x}，已做', { name: item.about.name, x: item.line })}
          onClick={tap}
        >
          {t('已做')}
        </Button>
      ) : null}
    </div>
  )
}
