import { Select } from '@mantine/core'
import { useState } from 'react'
import type { Use } from '../../domain/registers/ledger.ts'
import { t } from '../words/words.ts'
import { Frame } from './frame.tsx'
import { HowMuch } from './number.tsx'
import { OfRecord, type Unbooked } from './of-record.tsx'
import { UseChoice } from './uses.tsx'
import { type Whom, WhomChoice } from './whom.tsx'
import { type Account, amountWords } from './words.ts'

/** Money or goods given out: to these children so much each, or for something as a whole. */
export const GiveForm = ({
  place,
  accounts,
  near,
  booked,
  close,
}: {
  place: string
  accounts: readonly Account[]
  near: readonly Whom[]
  /** Records that stand in the ledger already. */
  booked: ReadonlySet<string>
  close: () => void
}) => {
  const from = accounts.filter((a) => (a.sort === 'fund' || a.sort === 'store') && a.balance > 0)
  const [id, setId] = useState<string | null>(from[0]?.id ?? null)
  const [n, setN] = useState<number | null>(null)
  const [use, setUse] = useState<Use>('study')
  const [whom, setWhom] = useState<Whom[]>([])
  const [record, setRecord] = useState<Unbooked | null>(null)
  const account = from.find((a) => a.id === id)
  const goods = account?.sort === 'store'
  const whole = n === null || !account ? null : amountWords(n * Math.max(1, whom.length), account.unit)
  return (
    <Frame
      title={t('发放')}
      told={t('记上了，请另一位经手人核对。')}
      key={record?.id ?? ''}
      purposes={[record ? record.line.slice(0, 60) : '发给困难学生']}
      day={record?.on}
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
              ...(record ? { record: record.id } : {}),
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
      <OfRecord
        place={place}
        booked={booked}
        chosen={record}
        choose={(one) => {
          setRecord(one)
          if (!one) return
          setWhom([...one.children])
          setN(one.fen)
          setUse('relief')
        }}
      />
      <WhomChoice label={t('发给谁（整项开支不选）')} near={near} chosen={whom} set={setWhom} />
      <HowMuch
        key={`${id} ${record?.id ?? ''}`}
        start={record ? String(record.fen / 100) : ''}
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
