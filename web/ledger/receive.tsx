import { Select, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ORIGIN_WORDS, ORIGINS, type Origin } from '../../domain/registers/ledger.ts'
import { useAsk } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { t } from '../words/words.ts'
import { Frame } from './frame.tsx'
import { HowMuch } from './number.tsx'
import type { Account } from './words.ts'

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
  const [unit, setUnit] = useState('件')
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
      purposes={['捐款']}
      lacks={{
        goods: goods && into === null ? t('请写是什么东西、按什么计量。') : undefined,
        fund: !goods && into === null ? t('请选进哪一笔资金；还没有的，先登记一笔。') : undefined,
        n: n === null ? t('请写多少：大于零，钱最多到分。') : undefined,
        donor: origin === 'donor' && donor === null ? t('请选是哪一位捐助人。') : undefined,
      }}
      movement={
        ready ? { sort: 'receive', place, into, n, origin, ...(origin === 'donor' && donor ? { donor } : {}) } : null
      }
      voucher
      close={close}
    >
      {(at) => (
        <>
          <Choices label={t('收到的是')} fault={undefined}>
            <Choice on={!goods} tap={() => setGoods(false)} text={t('钱')} />
            <Choice on={goods} tap={() => setGoods(true)} text={t('东西')} />
          </Choices>
          {goods ? (
            <div className="row" style={{ gap: 12 }}>
              <TextInput
                label={t('什么东西')}
                error={at('goods', 'into')}
                value={name}
                maxLength={20}
                onChange={(e) => setName(e.currentTarget.value)}
                style={{ maxWidth: 180 }}
              />
              <TextInput
                label={t('计量单位')}
                value={unit}
                maxLength={4}
                onChange={(e) => setUnit(e.currentTarget.value)}
                style={{ maxWidth: 90 }}
              />
            </div>
          ) : funds.length ? (
            <Select
              label={t('进哪一笔资金')}
              error={at('fund')}
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
          <HowMuch key={String(goods)} label={t('多少')} unit={goods ? unit : null} set={setN} fault={at('n')} />
          <Choices label={t('从哪里来')} fault={undefined}>
            {ORIGINS.map((one) => (
              <Choice key={one} on={origin === one} tap={() => setOrigin(one)} text={t(ORIGIN_WORDS[one])} />
            ))}
          </Choices>
          {origin === 'donor' ? (
            <Select
              label={t('哪一位捐助人')}
              error={at('donor')}
              value={donor}
              onChange={setDonor}
              data={(donors.data?.items ?? [])
                .filter((e) => e.about.id === place)
                .map((e) => ({ value: e.id, label: String(e.body.name ?? '') }))}
              searchable
              nothingFoundMessage={t('没有登记过，先在“捐助人”里登记')}
            />
          ) : null}
        </>
      )}
    </Frame>
  )
}
