import { useState } from 'react'
import { useMe } from '../../client/me.tsx'
import { sendAllWaiting, useUnsent, useUnsentPictures } from '../../local/use-unsent.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { t } from '../../words/words.ts'

/** Whoever signs out with unsent records or pictures is told where they stay; they are tried once more first. */
export const LeaveWithUnsent = ({ leave, close }: { leave: () => Promise<void>; close: () => void }) => {
  const me = useMe()
  const unsent = [...useUnsent(), ...useUnsentPictures()]
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    await sendAllWaiting(me.accountId, me.post.id).catch(() => undefined)
    await leave()
  }
  return (
    <Confirm
      title={t('还有 {n} 条没有发出', { n: unsent.length })}
      text={t('退出前会再发一次。发不出的锁在这台设备里，别人打不开；只有您再登录，才会发出。')}
      yes={t('退出')}
      no={t('先不退')}
      busy={busy}
      error={null}
      go={() => void go()}
      close={close}
    />
  )
}
