import { Select, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ORIGIN_WORDS, ORIGINS, type Origin, type Use } from '../../domain/registers/ledger.ts'
import { useAsk } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { t } from '../words/words.ts'
import { Frame } from './frame.tsx'
import { HowMuch } from './number.tsx'
import { UseChoice } from './uses.tsx'
import { type Whom, WhomChoice } from './whom.tsx'
import { type Account, amountWords } from './words.ts'

const NO_FUND = '还没有登记资金。'
const toFund = (place: string) => (
  <Link to="/entries/new/$kind" params={{ kind: 'fund' }} search={{ place } as never}>
    {t('登记一笔资金')}
  </Link>
)

/** Money or goods that came, from whom. */
export const ReceiveForm = ({
  place,
  accounts,
  close,
}: {
  place: string
  accounts: readonly Account[]
  close: () => void
}) => {
  const funds = accounts.filter((a) => a.sort === 'fund')
  const [goods, setGoods] = useState(false)
  const [fund, setFund] = useState<string | null>(funds[0]?.id ?? null)
  const [name, setName] = useState('')
  const [unit, setUnit] = useState(t('件'))
  const [n, setN] = useState<number | null>(null)
  const [origin, setOrigin] = useState<Origin>('anonymous')
  const [donor, setDonor] = useState<string | null>(null)
  const donors = useAsk('listEntries', { query: { kind: 'donor', place, state: 'open', limit: 200 } })
  const into = goods
    ? name.trim() && unit.trim()
      ? { goods: name.trim(), unit: unit.trim() }
      : null
    : fund
      ? { fund }
      : null
  const ready = into !== null && n !== null && (origin !== 'donor' || donor !== null)
  return (
    <Frame
      title={t('收到捐款、物品')}
      told={t('记上了，请另一位经手人核对。')}
      purposes={[t('捐款')]}
      lacks={t('请写收到什么、多少；选了捐助人的，请选是哪一位。')}
      movement={
        ready ? { sort: 'receive', place, into, n, origin, ...(origin === 'donor' && donor ? { donor } : {}) } : null
      }
      voucher
      close={close}
    >
      <Choices label={t('收到的是')} fault={undefined}>
        <Choice on={!goods} tap={() => setGoods(false)} text={t('钱')} />
        <Choice on={goods} tap={() => setGoods(true)} text={t('东西')} />
      </Choices>
      {goods ? (
        <div className="row" style={{ gap: 12 }}>
          <TextInput
            label={t('什么东西')}
            value={name}
            maxLength={20}
            onChange={(e) => setName(e.currentTarget.value)}
            style={{ maxWidth: 180 }}
          />
          <TextInput
            label={t('单位')}
            value={unit}
            maxLength={4}
            onChange={(e) => setUnit(e.currentTarget.value)}
            style={{ maxWidth: 90 }}
          />
        </div>
      ) : funds.length ? (
        <Select
          label={t('进哪一笔资金')}
          value={fund}
          onChange={setFund}
          data={funds.map((f) => ({ value: f.id, label: f.name }))}
          allowDeselect={false}
        />
      ) : (
        <p style={{ margin: 0 }}>
          {t(NO_FUND)} {toFund(place)}
        </p>
      )}
      <HowMuch key={String(goods)} label={t('多少')} unit={goods ? unit : null} set={setN} />
      <Choices label={t('从哪里来')} fault={undefined}>
        {ORIGINS.map((one) => (
          <Choice key={one} on={origin === one} tap={() => setOrigin(one)} text={t(ORIGIN_WORDS[one])} />
        ))}
      </Choices>
      {origin === 'donor' ? (
        <Select
          label={t('哪一位捐助人')}
          value={donor}
          onChange={setDonor}
          data={(donors.data?.items ?? [])
            .filter((e) => e.about.id === place)
            .map((e) => ({ value: e.id, label: String(e.body.name ?? '') }))}
          searchable
          nothingFoundMessage={t('没有登记过，先在“捐助人”里登记')}
        />
      ) : null}
    </Frame>
  )
}

/** Money or goods given out: to these children so much each, or for something as a whole. */
export const GiveForm = ({
  place,
  accounts,
  near,
  close,
}: {
  place: string
  accounts: readonly Account[]
  near: readonly Whom[]
  close: () => void
}) => {
  const from = accounts.filter((a) => (a.sort === 'fund' || a.sort === 'store') && a.balance > 0)
  const [id, setId] = useState<string | null>(from[0]?.id ?? null)
  const [n, setN] = useState<number | null>(null)
  const [use, setUse] = useState<Use>('study')
  const [whom, setWhom] = useState<Whom[]>([])
  const account = from.find((a) => a.id === id)
  const goods = account?.sort === 'store'
  const whole = n === null || !account ? null : amountWords(n * Math.max(1, whom.length), account.unit)
  return (
    <Frame
      title={t('发放')}
      told={t('记上了，请另一位经手人核对。')}
      purposes={[t('发给困难学生')]}
      lacks={t('请选从哪里出，写多少。')}
      movement={
        account && n !== null
          ? {
              sort: 'give',
              place,
              from: goods ? { store: account.id } : { fund: account.id },
              n,
              use,
              children: whom.map((c) => c.id),
            }
          : null
      }
      voucher
      close={close}
    >
      <Select
        label={t('从哪里出')}
        value={id}
        onChange={setId}
        data={from.map((a) => ({
          value: a.id,
          label: t('{x}（还有{n}）', { x: a.name, n: amountWords(a.balance, a.unit) }),
        }))}
        allowDeselect={false}
        nothingFoundMessage={t('都没有结余，先记收到的')}
      />
      <WhomChoice label={t('发给谁（整项开支不选）')} near={near} chosen={whom} set={setWhom} />
      <HowMuch
        key={id}
        label={whom.length ? t('每人多少') : t('一共多少')}
        unit={account && goods ? account.unit : null}
        set={setN}
      />
      {whole && whom.length > 1 ? (
        <p className="mut sm" style={{ margin: 0 }}>
          {t('{k}名，一共{x}', { k: whom.length, x: whole })}
        </p>
      ) : null}
      <UseChoice use={use} set={setUse} />
    </Frame>
  )
}

/** Pays back what a teacher had paid, from a fund. */
export const RepayForm = ({
  advance,
  accounts,
  close,
}: {
  advance: Account
  accounts: readonly Account[]
  close: () => void
}) => {
  const funds = accounts.filter((a) => a.sort === 'fund')
  const [fund, setFund] = useState<string | null>(
    funds.find((f) => f.balance >= -advance.balance)?.id ?? funds[0]?.id ?? null,
  )
  const [n, setN] = useState<number | null>(-advance.balance)
  return (
    <Frame
      title={t('报销{who}垫付的', { who: advance.holder?.name ?? '' })}
      told={t('记上了，请老师点一下“收到了”。')}
      purposes={[t('报销：{x}', { x: advance.name }).slice(0, 60)]}
      lacks={t('请选从哪笔资金付，写多少元。')}
      movement={fund && n !== null ? { sort: 'repay', advance: advance.id, fund, n } : null}
      voucher
      close={close}
    >
      {funds.length ? (
        <Select
          label={t('从哪笔资金付')}
          value={fund}
          onChange={setFund}
          data={funds.map((a) => ({
            value: a.id,
            label: t('{x}（还有{n}）', { x: a.name, n: amountWords(a.balance, a.unit) }),
          }))}
          allowDeselect={false}
        />
      ) : (
        <p style={{ margin: 0 }}>{t('还没有登记资金，先在“资金”里登记一笔。')}</p>
      )}
      <HowMuch label={t('报销多少')} unit={null} set={setN} start={String(-advance.balance / 100)} />
    </Frame>
  )
}
