import { Select } from '@mantine/core'
import { useState } from 'react'
import type { Use } from '../../domain/registers/ledger.ts'
import { t } from '../words/words.ts'
import { Frame } from './frame.tsx'
import { HowMuch } from './number.tsx'
import { UseChoice } from './uses.tsx'
import { type Whom, WhomChoice } from './whom.tsx'
import { type Account, amountWords } from './words.ts'

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
      purposes={['发给困难学生']}
      lacks={{
        fund: account ? undefined : t('请选从哪里出；都没有结余的，先记收到的。'),
        n: n === null ? t('请写多少：大于零，钱最多到分。') : undefined,
      }}
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
      {(at) => (
        <>
          <Select
            label={t('从哪里出')}
            error={at('fund', 'from')}
            value={id}
            onChange={(next) => {
              setId(next)
              // Another unit: what was typed is not that many of it.
              setN(null)
            }}
            data={from.map((a) => ({
              value: a.id,
              label: t('{x}（还有{n}）', { x: a.name, n: amountWords(a.balance, a.unit) }),
            }))}
            allowDeselect={false}
            nothingFoundMessage={t('都没有结余，先记收到的')}
          />
          <WhomChoice
            label={t('发给谁（整项开支不选）')}
            near={near}
            chosen={whom}
            set={setWhom}
            fault={at('children')}
          />
          <HowMuch
            key={id ?? ''}
            label={whom.length ? t('每人多少') : t('一共多少')}
            unit={account && goods ? account.unit : null}
            set={setN}
            fault={at('n')}
          />
          {whole && whom.length > 1 ? (
            <p className="mut sm" style={{ margin: 0 }}>
              {t('{k}名，一共{x}', { k: whom.length, x: whole })}
            </p>
          ) : null}
          <UseChoice use={use} set={setUse} />
        </>
      )}
    </Frame>
  )
}
