import { Button, Menu, Select } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { download } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { useList } from '../client/use-list.ts'
import { usePlaces } from '../client/use-places.ts'
import { usePrint } from '../client/use-print.ts'
import { More } from '../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Owed, Standing } from './accounts.tsx'
import { Days } from './days.tsx'
import './ledger.css'
import { GiveForm } from './give.tsx'
import { Movements } from './movements.tsx'
import { AdvanceForm, LendForm } from './of-teacher.tsx'
import { Period } from './period.tsx'
import { ReceiveForm } from './receive.tsx'
import { RepayForm } from './repay.tsx'
import { UnbookedRecords } from './unbooked.tsx'
import { usePoor } from './use-poor.ts'
import type { Account } from './words.ts'

/** `do`: what is opened at once, where one came from “记一笔”; `record`: the record whose money somebody came to book. */
type Asked = { place?: string; fund?: string; from?: string; to?: string; do?: 'lend' | 'advance'; record?: string }
type Form = 'receive' | 'give' | 'advance' | 'lend' | { repay: Account }

/** 爱心账 (S2B.13, S3.8, S5.4): what a place has and owes, what was booked; of a teacher, what was paid and lent out of the own pocket. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as Asked
  const go = (next: Partial<Record<keyof Asked, string | undefined>>) =>
    void navigate({ to: '/ledger', search: { ...asked, ...next } as never, replace: true })
  const { do: begun, record, ...question } = asked
  const list = useList('getLedger', question)
  const [form, open] = useState<Form | null>(begun ?? null)
  const print = usePrint(list)
  const ledger = list.first
  const close = () => open(null)
  const write = ledger?.may.write === true
  // Small money is lent at school, to whom one sees every day.
  const lends = me.post.place.kind === 'school' || me.post.place.kind === 'class'
  const poor = usePoor(ledger?.place.code ?? '', write && form === 'give')
  if (!ledger)
    return (
      <Page title={t('爱心账')}>
        {list.error ? <Fault error={list.error} again={list.again} /> : <Loading rows={6} />}
      </Page>
    )
  const { accounts, place } = ledger
  const chosen = accounts.find((a) => a.id === asked.fund)
  const range = { ...(asked.from ? { from: asked.from } : {}), ...(asked.to ? { to: asked.to } : {}) }
  return (
    <Page
      title={t('爱心账')}
      aside={write ? place.name : t('我垫付的、借给学生的')}
      head={
        <>
          <span>{t('{x}爱心账', { x: place.name })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      actions={
        <>
          <WhichPlace place={place.code} choose={(code) => go({ place: code, fund: undefined })} />
          {write ? (
            <Menu position="bottom-end" returnFocus>
              <Menu.Target>
                <Button variant="default">{t('账单、公示')} ▾</Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => download('exportLedger', { query: { place: place.code, ...range } })}>
                  {t('导出账单（Excel）')}
                </Menu.Item>
                <Menu.Item onClick={print.print}>{t('打印下面的账')}</Menu.Item>
                <Menu.Item component={Link} to={`/ledger/use?place=${place.code}`}>
                  {t('用途公示')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </>
      }
    >
      <div className="row noprint" style={{ gap: 8, flexWrap: 'wrap' }}>
        {write ? (
          <>
            <Button onClick={() => open('receive')}>{t('收到')}</Button>
            <Button variant="default" onClick={() => open('give')}>
              {t('发放')}
            </Button>
          </>
        ) : null}
        {ledger.may.own ? (
          <>
            {lends ? (
              <Button variant={write ? 'default' : 'filled'} onClick={() => open('lend')}>
                {t('借给学生')}
              </Button>
            ) : null}
            <Button variant="default" onClick={() => open('advance')}>
              {t('我垫付的')}
            </Button>
          </>
        ) : null}
      </div>
      {ledger.waiting > 0 && write ? (
        <p className="soon" style={{ margin: 0 }}>
          {t('{n} 笔等第二位经手人核对：记账的人自己不能核对。', { n: ledger.waiting })}
        </p>
      ) : null}
      {write ? <UnbookedRecords place={place.code} accounts={accounts} asked={record} /> : null}
      <Standing accounts={accounts} chosen={asked.fund} choose={(id) => go({ fund: id })} />
      {write ? <Registers place={place.code} /> : null}
      <Owed ledger={ledger} repay={(advance) => open({ repay: advance })} />
      {chosen && ledger.days.length ? <Days account={chosen} days={ledger.days} /> : null}
      <section className="col" style={{ gap: 6 }} aria-label={t('一笔一笔的账')}>
        <h2 className="sec">{chosen ? t('{x}的账', { x: chosen.name }) : t('一笔一笔的账')}</h2>
        <Period from={asked.from} to={asked.to} set={go} />
        {list.error ? <Fault error={list.error} again={list.again} /> : null}
        {list.items.length ? (
          <Movements items={list.items} />
        ) : (
          <Empty
            text={
              write
                ? t('还没有账。先登记一笔资金，再记“收到”。')
                : t('还没有。给孩子垫了钱，或借给孩子零钱、饭票，点上面的按钮记一笔。')
            }
          />
        )}
        <More more={list.more} busy={list.busy} text={t('更早的')} />
      </section>
      {form === 'receive' ? <ReceiveForm place={place.code} accounts={accounts} close={close} /> : null}
      {form === 'give' ? <GiveForm place={place.code} accounts={accounts} near={poor} close={close} /> : null}
      {form === 'advance' ? <AdvanceForm near={ledger.lendTo} close={close} /> : null}
      {form === 'lend' ? <LendForm near={ledger.lendTo} close={close} /> : null}
      {form !== null && typeof form === 'object' ? (
        <RepayForm advance={form.repay} accounts={accounts} close={close} />
      ) : null}
    </Page>
  )
}

/** Whose ledger: a township also looks into those of its schools. */
const WhichPlace = ({ place, choose }: { place: string; choose: (code: string) => void }) => {
  const me = useMe()
  const own = me.post.place
  const above = own.kind === 'township' || own.kind === 'county'
  const { items } = usePlaces({ kind: 'school', within: own.code }, above)
  if (!above || items.length === 0) return null
  return (
    <Select
      aria-label={t('哪个单位的账')}
      value={place}
      onChange={(code) => code && choose(code)}
      data={[
        { value: own.code, label: own.name },
        ...items.filter((p) => p.code !== own.code).map((p) => ({ value: p.code, label: p.name })),
      ]}
      searchable={items.length > 12}
      allowDeselect={false}
    />
  )
}

/** The registers behind it. */
const Registers = ({ place }: { place: string }) => (
  <p className="sm noprint" style={{ margin: 0 }}>
    {REGISTERS.map(([kind, title]) => (
      <Link
        key={kind}
        to="/entries"
        search={{ kind, place } as never}
        style={{ marginRight: 16, display: 'inline-block', paddingBlock: 6 }}
      >
        {t(title)}
      </Link>
    ))}
    <Link
      to="/ledger/donors"
      search={{ place } as never}
      style={{ marginRight: 16, display: 'inline-block', paddingBlock: 6 }}
    >
      {t('捐助人')}
    </Link>
    <Link
      to="/entries/new/$kind"
      params={{ kind: 'fund' }}
      search={{ place } as never}
      style={{ display: 'inline-block', paddingBlock: 6 }}
    >
      {t('＋登记一笔资金')}
    </Link>
  </p>
)
const REGISTERS = [
  ['fund', '资金'],
  ['sponsorship', '结对资助'],
  ['wish', '微心愿'],
] as const
