import { useState } from 'react'
import { call, Refusal } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { queryClient } from '../client/queries.ts'
import { canKeepPicture, keepPicture, type PictureSaid, toBase64 } from '../local/pictures.ts'
import { isOffline, passes } from '../local/send.ts'
import { sendPicture } from '../local/send-pictures.ts'
import { t } from '../words/words.ts'
import { PICTURE_LISTS } from './picture-words.ts'
import { shrinkHere } from './shrink.ts'

export type Step = 'waiting' | 'shrinking' | 'asking' | 'sending' | 'done' | 'kept' | 'failed'
/** One of the pictures that were chosen; `why`: what kept it from being saved, in a sentence. */
export type Queued = { id: string; file: File; step: Step; why: string }

const LOST = '没有网，手机里也留不下这一张：照片还没有存下。别关这一页，有网时再按一次；关掉就没有了。'
const FULL = '手机里留不下这一张了：先把留着的照片送出去或者去掉几张。'
const isOpen = ({ step }: Queued): boolean => step === 'waiting' || step === 'failed'

/** Pictures one after another: each arrives, waits in this phone for a network, or says what is wrong with it; none holds up the others. */
export const useQueue = ({
  later = false,
}: {
  /** What they hang on is not at the server: they wait here for it. */ later?: boolean
} = {}) => {
  const me = useMe()
  const [items, setItems] = useState<readonly Queued[]>([])
  const [busy, setBusy] = useState(false)
  const put = (files: readonly File[]) =>
    setItems((now) => [...now, ...files.map((file): Queued => ({ id: newId(), file, step: 'waiting', why: '' }))])
  const drop = (id: string) => setItems((now) => now.filter((one) => one.id !== id))
  const mark = (id: string, step: Step, why = '') =>
    setItems((now) => now.map((one) => (one.id === id ? { ...one, step, why } : one)))

  /** It was announced and is no picture: nothing that cannot be seen stays behind, and tried again it is another one. */
  const takeBack = (id: string) => {
    void call('removeAttachment', { params: { id }, body: { reason: t('照片没有收下') } }).catch(() => undefined)
    setItems((now) => now.map((item) => (item.id === id ? { ...item, id: newId() } : item)))
  }

  const one = async ({ id, file }: Queued, said: PictureSaid): Promise<Step> => {
    let small: Blob | null = null
    const at: { step: Step } = { step: 'waiting' }
    const go = (step: Step) => {
      at.step = step
      mark(id, step)
    }
    try {
      go('shrinking')
      small = await shrinkHere(file)
      if (later) throw new Refusal('offline', t(FULL))
      await sendPicture(id, said, small, go)
      mark(id, 'done')
      return 'done'
    } catch (fault) {
      if (isOffline(fault) && small && canKeepPicture(me.accountId, small)) {
        const { post } = me
        const item = { id, said, jpeg: await toBase64(small), at: new Date().toISOString(), refused: null }
        const kept = await keepPicture(me.accountId, {
          ...item,
          post: { id: post.id, name: `${post.roleName} · ${post.place.name}` },
        }).then(
          () => true,
          () => false,
        )
        if (kept) {
          mark(id, 'kept')
          return 'kept'
        }
      }
      mark(id, 'failed', later && small ? t(FULL) : isOffline(fault) ? t(LOST) : (fault as Error).message)
      if (at.step === 'sending' && !passes(fault)) takeBack(id)
      return 'failed'
    }
  }

  /** Sends what is not saved yet; the ids of those that arrived now, and how many wait here or failed. */
  const send = async (said: PictureSaid): Promise<{ done: string[]; kept: number; failed: number }> => {
    setBusy(true)
    const told = { done: [] as string[], kept: 0, failed: 0 }
    for (const item of items.filter(isOpen)) {
      const step = await one(item, said)
      if (step === 'done') told.done.push(item.id)
      else if (step === 'kept') told.kept += 1
      else told.failed += 1
    }
    for (const key of PICTURE_LISTS) void queryClient.invalidateQueries({ queryKey: [key] })
    setBusy(false)
    return told
  }
  return { items, open: items.filter(isOpen), busy, put, drop, send }
}
