import { Button, Select, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { moneyWords } from '../../domain/kit/answer-words.ts'
import { givenWords } from '../../domain/records/given-money.ts'
import type { Answer, Ask } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { TurnBack } from './turn-back.tsx'
import { type Account, amountWords } from './words.ts'

export type Unbooked = Answer<'listUnbooked'>['items'][number]
type Sent = Ask<'saveMovements'>['body']['movements'][number]

/** Where a record of money given is told: the ledger of its day, opened at it. */
export const recordSearch = (record: { id: string; kind: string; on: string }) =>
  ({ kind: record.kind, from: record.on, to: record.on, open: record.id }) as never

/**
 * Money of a fund that stands in a record, not in the ledger, given to children (S2B.14) or spent on an activity (S2B.16): whom, how much and when is there already, so that one
 * tap books it. `asked`: the one that somebody came for, which stands first.
 */
export const UnbookedRecords = ({
  place,
  accounts,
  asked,
}: {
  place: string
  accounts: readonly Account[]
  asked: string | undefined
}) => {
  const found = useAsk('listUnbooked', { query: { place } })
  const one = useAsk('listUnbooked', { query: { record: asked ?? '' } }, { enabled: asked !== undefined })
  const beside = (one.data?.items ?? []).filter((item) => item.state !== 'booked')
  const items = [...beside, ...(found.data?.items ?? []).filter((item) => item.record !== asked)]
  if (found.error && !found.data) return <Fault error={found.error} again={() => void found.refetch()} />
  if (items.length === 0) return null
  return <List items={items} more={found.data?.more ?? 0} place={place} accounts={accounts} />
}

const List = ({
  items,
  more,
  place,
  accounts,
}: {
  items: readonly Unbooked[]
  more: number
  place: string
  accounts: readonly Account[]
}) => {
  const funds = accounts.filter((a) => a.sort === 'fund')
  const [fund, setFund] = useState<string | null>(null)
  // Of several funds somebody says which: the wrong one would be turned back again.
  const chosen = funds.length === 1 ? funds[0] : funds.find((a) => a.id === fund)
  const [voucher, setVoucher] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [turned, turn] = useState<Unbooked | null>(null)
  const save = useDo('saveMovements', ['getLedger', 'getUseOfAid', 'listUnbooked'])
  // A record that is sent again is the same movement.
  const [ids] = useState(() => new Map<string, string>())
  const idOf = (record: string): string => {
    const id = ids.get(record) ?? newId()
    ids.set(record, id)
    return id
  }
  const waiting = items.filter((item) => item.state === 'open')
  const open = waiting.filter((item) => item.beyond === 0)
  const whole = open.reduce((sum, item) => sum + item.each * Math.max(1, item.n), 0)
  const book = (of: readonly Unbooked[]) => {
    if (!chosen) return
    setFaults({})
    const movements = of.map(
      (item) =>
        ({
          id: idOf(item.record),
          sort: 'give',
          place,
          on: item.on,
          purpose: t('{x}：{line}', { x: t(item.kindTitle), line: item.line }).slice(0, 60),
          voucher: voucher.trim(),
          from: { fund: chosen.id },
          n: item.each,
          use: item.n > 0 ? 'relief' : 'event',
          children: item.children.map((c) => c.id),
          record: item.record,
        }) as Sent,
    )
    save.mutate(
      { body: { movements } },
      {
        onSuccess: ({ verdicts }) => {
          const refused = verdicts.flatMap((v, i) =>
            v.verdict === 'accepted' || v.verdict === 'duplicate'
              ? []
              : [[of[i]?.record ?? '', v.message ?? ''] as const],
          )
          setFaults(Object.fromEntries(refused))
          const kept = verdicts.length - refused.length
          if (kept > 0) tell(t('入账 {n} 笔，请另一位经手人核对。', { n: kept }))
        },
      },
    )
  }
  return (
    <section className="card pad col noprint" style={{ gap: 10 }} aria-label={t('记了、还没有入账的')}>
      <h2 className="sec" style={{ margin: 0 }}>
        {t('记了、还没有入账的 {n} 条', { n: items.length + more })}
      </h2>
      <p className="mut sm" style={{ margin: 0 }}>
        {t('给了谁、多少、哪一天，照记录入账，不用再写一遍。自己出的、日常经费里的不在这里。')}
      </p>
      {open.length > 0 ? (
        <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
          <Select
            label={t('从哪笔资金出')}
            value={chosen?.id ?? null}
            onChange={setFund}
            data={funds.map((a) => ({
              value: a.id,
              label: t('{x}（还有{n}）', { x: a.name, n: amountWords(a.balance, a.unit) }),
            }))}
            allowDeselect={false}
            placeholder={funds.length ? t('先选一笔资金') : t('还没有资金，先登记一笔')}
            style={{ flex: '1 1 14em' }}
          />
          <TextInput
            label={t('凭证号')}
            value={voucher}
            maxLength={30}
            onChange={(e) => setVoucher(e.currentTarget.value)}
            style={{ flex: '1 1 9em', maxWidth: 220 }}
          />
          {open.length > 1 ? (
            <Button variant="default" loading={save.isPending} disabled={!chosen} onClick={() => book(open)}>
              {t('{n} 条都入账，一共{x}', { n: open.length, x: moneyWords(whole) })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ul className="col lines" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {items.map((item) => (
          <li key={item.record} className="row" style={{ gap: '2px 12px', paddingBlock: 6 }}>
            <div style={{ flex: '1 1 16em', minWidth: 0 }}>
              <Link
                to="/records"
                search={recordSearch({ id: item.record, kind: item.kind, on: item.on })}
                style={{ overflowWrap: 'anywhere' }}
              >
                {dayWords(item.on)}　{item.line}
              </Link>
              <div className="sm mut">
                {[namesTold(item), t('{x}记', { x: item.by })].filter((x) => x !== '').join('　')}
              </div>
              {item.state === 'differs' && item.movement ? (
                <div className="sm soon">
                  {item.each > 0
                    ? t('入账以后记录更正过：账上{a}，记录里{b}。先冲正原来的一笔，再照记录入账。', {
                        a: moneyWords(item.movement.fen),
                        b: givenWords(item.each, item.n),
                      })
                    : t('入账以后记录更正过：账上{a}，记录里不再写要入账的钱。请冲正原来的一笔。', {
                        a: moneyWords(item.movement.fen),
                      })}
                </div>
              ) : null}
              {item.state === 'open' && item.beyond > 0 ? (
                <div className="sm mut">
                  {t(
                    '其中 {n} 名孩子现在不在您这里，您这里不能入账：由管得到每一名孩子的上级（乡镇、街道）从它的资金里入账。',
                    {
                      n: item.beyond,
                    },
                  )}
                </div>
              ) : null}
              {faults[item.record] ? (
                <div className="sm c-overdue" role="alert">
                  {faults[item.record]}
                </div>
              ) : null}
            </div>
            <span className="num">{item.each > 0 ? givenWords(item.each, item.n) : ''}</span>
            {item.state === 'open' && item.beyond > 0 ? null : item.state === 'open' ? (
              <Button
                variant={open.length > 1 ? 'default' : 'filled'}
                loading={save.isPending}
                disabled={!chosen}
                aria-label={t('入账：{x}', { x: item.line })}
                onClick={() => book([item])}
              >
                {t('入账')}
              </Button>
            ) : (
              <Button variant="default" aria-label={t('冲正{x}', { x: item.line })} onClick={() => turn(item)}>
                {t('冲正原来的')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mut sm">{t('后面还有 {n} 条，前面的入了账就排上来。', { n: more })}</p> : null}
      {save.error ? <Fault error={save.error} /> : null}
      {turned?.movement ? (
        <TurnBack
          movement={{ id: turned.movement.id, purpose: turned.line }}
          why={t('记录更正了，照更正的重新入账')}
          close={() => turn(null)}
        />
      ) : null}
    </section>
  )
}

const namesTold = ({ children, n }: Unbooked): string => {
  const names = children.slice(0, 5).map((c) => c.name)
  return n > names.length && names.length > 0 ? t('{x}等{n}名', { x: names.join('、'), n }) : names.join('、')
}
