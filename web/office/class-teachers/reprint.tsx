import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
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
    const left: string[] = []
    for (const [account, rows] of each) {
      const [first] = rows
      if (!first) continue
      try {
        const { oneTimePassword } = await call('resetPassword', { params: { id: account } })
        const classes = rows.map((r) => r.className)
        slips.push({ account, name: first.name, classes, phone: '', login: first.login, password: oneTimePassword })
      } catch (error) {
        // One that is refused holds up no other: those made anew already open nothing with their old slips.
        left.push(`${first.name}：${(error as Error).message}`)
      }
    }
    if (slips.length === 0) setFault(new Error(left.join('；')))
    else if (left.length > 0) tell(t('没有换成的：{list}', { list: left.join('；') }), 12)
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
