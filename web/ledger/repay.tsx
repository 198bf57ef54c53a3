import { Select } from '@mantine/core'
import { useState } from 'react'
import { t } from '../words/words.ts'
import { Frame } from './frame.tsx'
import { HowMuch } from './number.tsx'
import { type Account, amountWords } from './words.ts'

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
      purposes={[`报销：${advance.name}`.slice(0, 60)]}
      lacks={{
        fund: fund ? undefined : t('请选从哪笔资金付。'),
        n: n === null ? t('请写多少：大于零，钱最多到分。') : undefined,
      }}
      movement={fund && n !== null ? { sort: 'repay', advance: advance.id, fund, n } : null}
      voucher
      close={close}
    >
      {(at) => (
        <>
          {funds.length ? (
            <Select
              label={t('从哪笔资金付')}
              error={at('fund')}
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
          <HowMuch
            label={t('报销多少')}
            unit={null}
            set={setN}
            start={String(-advance.balance / 100)}
            fault={at('n')}
          />
        </>
      )}
    </Frame>
  )
}
