import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { queryClient } from '../client/queries.ts'
import { t } from '../words/words.ts'
import { keptVersion, watchKept } from './kept.ts'
import { type Unsent, unsentOf } from './outbox.ts'
import { type UnsentPicture, unsentPicturesOf } from './pictures.ts'
import { sendWaiting } from './send.ts'
import { sendWaitingPictures } from './send-pictures.ts'

/** Milliseconds between two tries while something waits. */
const AGAIN = 30_000

/** What this account has recorded here and the server does not have yet. */
export const useUnsent = (): Unsent[] => {
  const me = useMe()
  const version = useSyncExternalStore(watchKept, keptVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows.
  return useMemo(() => unsentOf(me.accountId), [version, me.accountId])
}

/** Pictures that this account took here and the server does not have yet. */
export const useUnsentPictures = (): UnsentPicture[] => {
  const me = useMe()
  const version = useSyncExternalStore(watchKept, keptVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows.
  return useMemo(() => unsentPicturesOf(me.accountId), [version, me.accountId])
}

/** Sends all that waits here for this post: records first, then pictures. Both together are counted. */
export const sendAllWaiting = async (account: string, post: string): Promise<{ sent: number; refused: number }> => {
  const records = await sendWaiting(account, post)
  const pictures = await sendWaitingPictures(account, post)
  return { sent: records.sent + pictures.sent, refused: records.refused + pictures.refused }
}

/** Sends what waits as soon as it can be: at once, when the network is back, when the page is looked at again, and now and then. */
export const useSending = () => {
  const me = useMe()
  const waiting = [...useUnsent(), ...useUnsentPictures()]
  const waits = waiting.some((u) => u.refused === null && u.post.id === me.post.id)
  useEffect(() => {
    if (!waits) return
    const go = () =>
      void sendAllWaiting(me.accountId, me.post.id).then(({ sent, refused }) => {
        if (sent > 0) {
          tell(t('刚才存在手机里的 {n} 条已经发出。', { n: sent }), 6)
          void queryClient.invalidateQueries()
        }
        if (refused > 0) tell(t('有 {n} 条没有收下，请打开看看原因。', { n: refused }), 8)
      })
    const seen = () => document.visibilityState === 'visible' && go()
    go()
    const timer = setInterval(go, AGAIN)
    window.addEventListener('online', go)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', go)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [waits, me.accountId, me.post.id])
}
