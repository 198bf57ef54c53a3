import { useEffect, useState } from 'react'
import type { Refusal } from '../../client/call.ts'
import { countOnDevice } from '../../local/kept.ts'
import { UNSENT_PART } from '../../local/outbox.ts'
import { PICTURE_PART } from '../../local/pictures.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** How often a server that did not answer is asked again. */
const LOOK_AGAIN = 15_000

/** The product was opened and the server is not there: what is safe, and whom to call all the same. */
export const OfflineStart = ({ error, again }: { error: Refusal; again: () => void }) => {
  const [unsent, setUnsent] = useState(0)
  useEffect(() => {
    void Promise.all([UNSENT_PART, PICTURE_PART].map(countOnDevice)).then(
      (counts) => setUnsent(counts.reduce((a, b) => a + b, 0)),
      () => undefined,
    )
  }, [])
  // Nobody has to tap when the network is back.
  useEffect(() => {
    const timer = setInterval(again, LOOK_AGAIN)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [again])
  return (
    <main className="page narrow">
      <h1 className="vh">{t('暖阳')}</h1>
      <Fault error={error} again={again} />
      {unsent > 0 ? (
        <p className="note">{t('这台设备里有 {n} 条还没有发出，都在。有网时登录，会自己发出。', { n: unsent })}</p>
      ) : null}
      <a href="/help" className="card call" style={{ justifyContent: 'center' }}>
        <b style={{ color: 'var(--overdue)' }}>{t('遇到急事？没网也能看')}</b>
      </a>
    </main>
  )
}
