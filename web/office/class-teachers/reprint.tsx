import { Button } from '@mantine/core'
import { useState } from 'react'
import { call, Refusal } from '../../client/call.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { t } from '../../words/words.ts'
import type { Slip } from './slips.tsx'

type Person = { account: string; name: string; login: string; className: string }

/** Slips anew for those who have not signed in yet: lost paper, or an answer that never came. The old ones open nothing any more. */
export const Reprint = ({ people, print }: { people: readonly Person[]; print: (slips: Slip[]) => void }) => {
  const [asked, ask] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Error | null>(null)
  const each = [...Map.groupBy(people, (p) => p.account)]
  const go = async () => {
    setBusy(true)
    setFault(null)
    const slips: Slip[] = []
    try {
      for (const [account, rows] of each) {
        const { oneTimePassword } = await call('resetPassword', { params: { id: account } })
        const [first] = rows
        if (first)
          slips.push({
            account,
            name: first.name,
            classes: rows.map((r) => r.className),
            phone: '',
            login: first.login,
            password: oneTimePassword,
          })
      }
    } catch (error) {
      // Those made anew until here open nothing with their old slips: they are shown all the same.
      if (slips.length === 0) setFault(error instanceof Refusal ? error : new Error(String(error)))
    }
    setBusy(false)
    if (slips.length === 0) return
    ask(false)
    print(slips)
  }
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('重印没用过的纸条（{n} 张）', { n: each.length })}
      </Button>
      {asked ? (
        <Confirm
          title={t('重印 {n} 张纸条？', { n: each.length })}
          text={t('给还没登录过的人换新的一次性密码，旧纸条马上作废：{names}。', {
            names: each.map(([, rows]) => rows[0]?.name ?? '').join('、'),
          })}
          yes={t('换新的，打印')}
          no={t('不了')}
          busy={busy}
          error={fault}
          go={() => void go()}
          close={() => ask(false)}
        />
      ) : null}
    </>
  )
}
